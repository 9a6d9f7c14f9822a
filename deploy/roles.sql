-- Run once by the postgres image, as its superuser, into an empty server: the three roles and the database's owner.
-- The passwords come from the container's environment. docs/operations.md says what each role may do.
\getenv owner_password OWNER_PASSWORD
\getenv app_password APP_PASSWORD
\getenv backup_password BACKUP_PASSWORD

CREATE ROLE runseason_owner LOGIN PASSWORD :'owner_password' NOSUPERUSER NOBYPASSRLS;
CREATE ROLE runseason_app LOGIN PASSWORD :'app_password' NOSUPERUSER NOBYPASSRLS;
CREATE ROLE runseason_backup LOGIN PASSWORD :'backup_password' NOSUPERUSER BYPASSRLS;
GRANT pg_read_all_data TO runseason_backup;
ALTER ROLE runseason_owner SET lock_timeout = '10s';

ALTER DATABASE runseason OWNER TO runseason_owner;
REVOKE CREATE ON SCHEMA public FROM PUBLIC;
GRANT USAGE, CREATE ON SCHEMA public TO runseason_owner;
