-- Counts a stretch of an index.
--
-- KEYS: schema, sorted set
-- ARGV: the index's field in the schema and what it must hold, the smallest, the largest
if redis.call('HGET', KEYS[1], ARGV[1]) ~= ARGV[2] then
  return { 'MIGRATED' }
end
return { 'DONE', redis.call('ZLEXCOUNT', KEYS[2], ARGV[3], ARGV[4]) }
