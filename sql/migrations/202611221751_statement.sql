-- Statements of large hospitals, who sees what is not published yet, and which version stands. Owner: platform.statement.

-- A base or a budget is an exact fraction over the denominators of every price before, so it grows with the number of products. What
-- is frozen has no longest text, and neither have the figures that are a part of it.
alter table statement_version drop constraint statement_version_figures_filled;
alter table statement_version add constraint statement_version_figures_filled check (length(figures) >= 2);

-- A hospital sees a version from its publication on: until then two persons have not agreed to it, or it went back.
alter policy statement_version_scope on statement_version
    using ((select place_scope_is_whole())
           or institution_id = any ((select place_scope_institutions())::bigint[])
              and exists (select from statement_publication p where p.version_id = statement_version.id))
    with check ((select place_scope_is_whole()));

-- A version is superseded by a later one that is published; one that never was published by any later one. The version that stands
-- is the latest that was not sent back.
create or replace view statement_standing with (security_invoker = true) as
select v.id, v.kind, v.institution_id, i.code as institution, i.name as institution_name, v.year, v.version, v.as_of,
       v.rule_set_id, k.name as rule_name, k.version as rule_version, v.rule_hash, v.inputs_hash, v.result_hash, v.figures, v.payable_fen, v.payee, v.reason, v.calculator_id,
       v.account, v.at,
       (select count(*) from statement_approval a where a.version_id = v.id)::int as approvals,
       exists (select from statement_return r where r.version_id = v.id) as returned,
       (exists (select from statement_version w join statement_publication q on q.version_id = w.id
                where w.kind = v.kind and w.institution_id = v.institution_id and w.year = v.year and w.version > v.version)
        or p.version_id is null
           and exists (select from statement_version w
                       where w.kind = v.kind and w.institution_id = v.institution_id and w.year = v.year
                         and w.version > v.version)) as superseded,
       p.published_on, p.last_day, p.number, p.attachment_id,
       (select count(*) from statement_objection o where o.version_id = v.id
            and not exists (select from statement_decision d where d.objection_id = o.id))::int as undecided,
       (select count(*) from statement_decision d where d.version_id = v.id and d.outcome = 'UPHELD')::int as upheld,
       (select coalesce(sum(y.amount_fen), 0) from statement_payment y where y.version_id = v.id)::bigint as paid_fen,
       (select coalesce(sum(y.amount_fen), 0) from statement_version w join statement_payment y on y.version_id = w.id
        where w.kind = v.kind and w.institution_id = v.institution_id and w.year = v.year
          and w.version < v.version)::bigint as paid_before_fen,
       (select max(w.version) from statement_version w
        where w.kind = v.kind and w.institution_id = v.institution_id and w.year = v.year) as latest_version,
       (select max(w.version) from statement_version w
        where w.kind = v.kind and w.institution_id = v.institution_id and w.year = v.year
          and not exists (select from statement_return r where r.version_id = w.id)) as standing_version
from statement_version v
join place_institution i on i.id = v.institution_id
join rule_set k on k.id = v.rule_set_id
left join statement_publication p on p.version_id = v.id;
