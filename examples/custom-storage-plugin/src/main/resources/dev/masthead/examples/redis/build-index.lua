-- Indexes some records of one collection anew, beside the index in use. A record that has changed since it was read is
-- passed over: whoever changed it has noted it as dirty, so it will be read again.
--
-- KEYS: lock, meta in use, dirty, meta being built, its sorted sets, its hashes of unique values
-- ARGV: token, lease in milliseconds, number of sorted sets; then for each record: id, version (0 when it is gone),
--       entries; for each: slot, bytes
if redis.call('GET', KEYS[1]) ~= ARGV[1] then
  return { 'LOST' }
end
redis.call('PEXPIRE', KEYS[1], ARGV[2])
local sorted, at = tonumber(ARGV[3]), 3
local function take()
  at = at + 1
  return ARGV[at]
end

local function forget(id)
  local meta = redis.call('HGET', KEYS[4], id)
  local old = meta and cmsgpack.unpack(meta) or {}
  for i = 2, #old, 2 do
    redis.call(old[i] > sorted and 'HDEL' or 'ZREM', KEYS[4 + old[i]], old[i + 1])
  end
  redis.call('HDEL', KEYS[4], id)
end

while at < #ARGV do
  local id, version, entries = take(), take(), {}
  for e = 1, tonumber(take()) do
    entries[e] = { tonumber(take()), take() }
  end
  local meta = redis.call('HGET', KEYS[2], id)
  if (meta and cmsgpack.unpack(meta)[1] or '0') == version then
    forget(id)
    local built = { version }
    for _, entry in ipairs(entries) do
      local key = KEYS[4 + entry[1]]
      if entry[1] <= sorted then
        redis.call('ZADD', key, 0, entry[2])
      elseif redis.call('HSETNX', key, entry[2], id) == 0 and redis.call('HGET', key, entry[2]) ~= id then
        redis.call('HSET', KEYS[4], id, cmsgpack.pack(built))
        return { 'DUPLICATE', entry[1], id, redis.call('HGET', key, entry[2]) }
      end
      built[#built + 1] = entry[1]
      built[#built + 1] = entry[2]
    end
    if version ~= '0' then
      redis.call('HSET', KEYS[4], id, cmsgpack.pack(built))
    end
    redis.call('SREM', KEYS[3], id)
  end
end
return { 'DONE' }
