-- Puts what was built in the place of what was in use, all collections at one moment. When records have changed
-- meanwhile, nothing is done; on demand, writers are kept out until the next call. A second run does nothing.
--
-- KEYS: schema, lock, list of what is being built; then dirty sets, then what goes, then pairs: built, its place
-- ARGV: token, close or wait, number of dirty sets, number of keys that go, collections; their names;
--       then pairs for the schema: field, value
if redis.call('GET', KEYS[2]) ~= ARGV[1] or redis.call('EXISTS', KEYS[3]) == 0 then
  return { 'LOST' }
end
local dirty, going, collections = tonumber(ARGV[3]), tonumber(ARGV[4]), tonumber(ARGV[5])
for i = 4, 3 + dirty do
  if redis.call('EXISTS', KEYS[i]) == 1 then
    if ARGV[2] == 'close' then
      for c = 6, 5 + collections do
        redis.call('HSET', KEYS[1], 'b:' .. ARGV[c], 'closing')
      end
    end
    return { 'DIRTY' }
  end
end
for i = 4 + dirty, 3 + dirty + going do
  redis.call('UNLINK', KEYS[i])
end
for i = 4 + dirty + going, #KEYS, 2 do
  if redis.call('EXISTS', KEYS[i]) == 1 then
    redis.call('RENAME', KEYS[i], KEYS[i + 1])
  end
end
local reply = { 'DONE' }
for c = 6, 5 + collections do
  local name = ARGV[c]
  for _, field in ipairs(redis.call('HKEYS', KEYS[1])) do
    local kind = string.sub(field, 1, 2)
    if (kind == 'i:' or kind == 'u:') and string.sub(field, 3, 3 + #name) == name .. ':' then
      redis.call('HDEL', KEYS[1], field)
    end
  end
  redis.call('HDEL', KEYS[1], 'b:' .. name)
  reply[#reply + 1] = tostring(redis.call('HINCRBY', KEYS[1], 'g:' .. name, 1))
end
for i = 6 + collections, #ARGV, 2 do
  redis.call('HSET', KEYS[1], ARGV[i], ARGV[i + 1])
end
redis.call('DEL', KEYS[3])
return reply
