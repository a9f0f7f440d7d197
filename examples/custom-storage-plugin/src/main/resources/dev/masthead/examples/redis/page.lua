-- Reads one page: a stretch of an index and its records, as of one moment.
--
-- KEYS: schema, sorted set, records
-- ARGV: the index's field in the schema and what it must hold, REV or nothing, where to start, where to stop, limit
if redis.call('HGET', KEYS[1], ARGV[1]) ~= ARGV[2] then
  return { 'MIGRATED' }
end
local limit = tonumber(ARGV[6])
local found
if ARGV[3] == 'REV' then
  found = redis.call('ZRANGE', KEYS[2], ARGV[4], ARGV[5], 'BYLEX', 'REV', 'LIMIT', 0, limit + 1)
else
  found = redis.call('ZRANGE', KEYS[2], ARGV[4], ARGV[5], 'BYLEX', 'LIMIT', 0, limit + 1)
end
if #found == 0 then
  return { 'DONE', '' }
end
local more = #found > limit
if more then
  table.remove(found)
end
-- A member ends in its id, a zero byte, and the length of the id in two bytes.
local ids = {}
for i, member in ipairs(found) do
  local high, low = string.byte(member, -2, -1)
  ids[i] = string.sub(member, -3 - (high * 256 + low), -4)
end
local records = redis.call('HMGET', KEYS[3], unpack(ids))
local page = { 'DONE', more and found[#found] or '' }
for i, id in ipairs(ids) do
  page[#page + 1] = id
  page[#page + 1] = records[i]
end
return page
