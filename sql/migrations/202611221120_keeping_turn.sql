-- When a work of the night was last done, beside when it was last claimed: the first claim is set back, so that a new county
-- does not wait for its first night. Owner: platform.keeping.
alter table keeping_turn add column ran_at timestamptz;
comment on column keeping_turn.ran_at is 'Null until it was done once.';
