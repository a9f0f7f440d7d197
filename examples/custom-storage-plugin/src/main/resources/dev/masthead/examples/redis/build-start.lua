-- Removes what an unfinished migration has left, and begins the next one.
--
-- KEYS: schema, lock, list of what is being built; then everything that will be built
-- ARGV: token, lease in milliseconds, format, then the collections to watch
if redis.call('GET', KEYS[2]) ~= ARGV[1] then
  return { 'LOST' }
end
redis.call('PEXPIRE', KEYS[2], ARGV[2])
for _, left in ipairs(redis.call('SMEMBERS', KEYS[3])) do
  redis.call('UNLINK', left)
end
redis.call('DEL', KEYS[3])
for _, field in ipairs(redis.call('HKEYS', KEYS[1])) do
  if string.sub(field, 1, 2) == 'b:' then
    redis.call('HDEL', KEYS[1], field)
  end
end
redis.call('HSETNX', KEYS[1], 'format', ARGV[3])
for i = 4, #KEYS do
  redis.call('SADD', KEYS[3], KEYS[i])
end
for i = 4, #ARGV do
  redis.call('HSET', KEYS[1], 'b:' .. ARGV[i], 'open')
end
return { 'DONE' }
