-- The duties that an account has at a moment, its own and those of whoever it is the deputy of. Owner: platform.identity.
--
-- Whether a second step must be set up is asked of all of them: a deputy has the permissions of the duty, and so its risk.
create function identity_duties_in_force(account bigint, moment timestamptz) returns text[] language sql stable parallel safe as $$
    select array(
        select d.duty from identity_duty d where d.account_id = account
        union
        select y.duty from identity_deputy d
        join identity_account a on a.id = d.account_id and a.state = 'ACTIVE' and (a.expires_at is null or a.expires_at > moment)
        join identity_duty y on y.account_id = d.account_id
        where d.deputy_id = account and d.starts_at <= moment and d.ends_at > moment)
$$;
revoke execute on function identity_duties_in_force(bigint, timestamptz) from public;
grant execute on function identity_duties_in_force(bigint, timestamptz) to wl_platform;
