-- Who entered and who reviewed a rule set is a person by number, not only by name. Owner: platform.rule.
-- The columns are nullable, because what is older keeps its seal; nothing new comes without them.

alter table rule_set
    add column author_id bigint,
    add constraint rule_set_author_id_known check (author_id is not null) not valid,
    add constraint rule_set_of_person_key unique (id, author_id);

alter table rule_review
    add column author_id bigint,
    add column reviewer_id bigint,
    add constraint rule_review_persons_known check (reviewer_id is not null) not valid,
    add constraint rule_review_two_persons check (reviewer_id <> author_id),
    add constraint rule_review_person_key unique (set_id, reviewer_id),
    add constraint rule_review_author_fkey foreign key (set_id, author_id) references rule_set (id, author_id);
