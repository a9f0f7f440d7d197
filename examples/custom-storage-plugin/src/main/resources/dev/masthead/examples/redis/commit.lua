-- Commits a batch: checks everything, then writes. Redis runs nothing else meanwhile, and what a script has changed goes
-- into the append-only file as one transaction; but it takes nothing back. So nothing here may fail after the first write.
--
-- KEYS: schema, lock; then for each collection: records, meta, dirty, its sorted sets, its hashes of unique values
-- ARGV: collections; for each: name, generation, number of sorted sets, number of unique keys;
--       writes; for each: collection, id, expected version, version, record (empty to delete), entries; for each: slot, bytes
local at = 0
local function take()
  at = at + 1
  return ARGV[at]
end

local collections, key = {}, 3
for n = 1, tonumber(take()) do
  local c = { name = take(), generation = take(), sorted = tonumber(take()) }
  local unique = tonumber(take())
  c.records, c.meta, c.dirty, c.slots = KEYS[key], KEYS[key + 1], KEYS[key + 2], key + 2
  key = c.slots + c.sorted + unique + 1
  local known = redis.call('HMGET', KEYS[1], 'g:' .. c.name, 'b:' .. c.name)
  if known[1] ~= c.generation then
    return { 'MIGRATED', c.name }
  end
  -- Another store is indexing this collection anew. It has to hear of every change; at its last step nobody changes any.
  if known[2] and redis.call('EXISTS', KEYS[2]) == 1 then
    if known[2] == 'closing' then
      return { 'MIGRATED', c.name }
    end
    c.watched = true
  end
  collections[n] = c
end

-- Versions stay text: a number of Lua's has 53 bits.
local writes = {}
for n = 1, tonumber(take()) do
  local w = { c = collections[tonumber(take())], id = take(), expected = take(), version = take(), record = take() }
  w.entries = {}
  for e = 1, tonumber(take()) do
    w.entries[e] = { tonumber(take()), take() }
  end
  local meta = redis.call('HGET', w.c.meta, w.id)
  w.old = meta and cmsgpack.unpack(meta) or { '0' }
  if w.old[1] ~= w.expected then
    return { 'CONFLICT', n - 1, w.old[1] }
  end
  writes[n] = w
end

-- Unique values in the order of the writes: what an earlier one frees, a later one may take.
local holders = {}
local function holdersOf(k)
  holders[k] = holders[k] or {}
  return holders[k]
end
for n, w in ipairs(writes) do
  for i = 2, #w.old, 2 do
    if w.old[i] > w.c.sorted then
      holdersOf(KEYS[w.c.slots + w.old[i]])[w.old[i + 1]] = false
    end
  end
  for _, entry in ipairs(w.entries) do
    if entry[1] > w.c.sorted then
      local k = KEYS[w.c.slots + entry[1]]
      local holder = holdersOf(k)[entry[2]]
      if holder == nil then
        holder = redis.call('HGET', k, entry[2])
      end
      if holder and holder ~= w.id then
        return { 'DUPLICATE', n - 1, entry[1] }
      end
      holdersOf(k)[entry[2]] = w.id
    end
  end
end

-- From here on it is written. A server whose memory is full refuses this first kind of write, and lets a script go on that
-- has written before: so it comes first, and a batch that only deletes goes through.
for _, w in ipairs(writes) do
  if w.record ~= '' then
    redis.call('HSET', w.c.records, w.id, w.record)
  end
end

-- Two passes over the entries, since what one write frees may be what another takes.
for _, w in ipairs(writes) do
  local new = {}
  for _, entry in ipairs(w.entries) do
    new[entry[1] .. ':' .. entry[2]] = true
  end
  w.had = {}
  for i = 2, #w.old, 2 do
    local slot, bytes = w.old[i], w.old[i + 1]
    w.had[slot .. ':' .. bytes] = true
    if not new[slot .. ':' .. bytes] then
      redis.call(slot > w.c.sorted and 'HDEL' or 'ZREM', KEYS[w.c.slots + slot], bytes)
    end
  end
end
for _, w in ipairs(writes) do
  local meta = { w.version }
  for _, entry in ipairs(w.entries) do
    local slot, bytes = entry[1], entry[2]
    meta[#meta + 1] = slot
    meta[#meta + 1] = bytes
    if not w.had[slot .. ':' .. bytes] then
      if slot > w.c.sorted then
        redis.call('HSET', KEYS[w.c.slots + slot], bytes, w.id)
      else
        redis.call('ZADD', KEYS[w.c.slots + slot], 0, bytes)
      end
    end
  end
  if w.record == '' then
    redis.call('HDEL', w.c.records, w.id)
    redis.call('HDEL', w.c.meta, w.id)
  else
    redis.call('HSET', w.c.meta, w.id, cmsgpack.pack(meta))
  end
  if w.c.watched then
    redis.call('SADD', w.c.dirty, w.id)
  end
end
return { 'DONE' }
