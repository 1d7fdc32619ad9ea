-- The database of one service: an owner who migrates, and a login that may only read and write rows. For psql, once for
-- each service, as an administrator:
--   psql -v service=content -v password="$PASSWORD" -v owner_password="$OWNER_PASSWORD" -f database.sql
\set ON_ERROR_STOP on
\set database heraut_ :service
\set login heraut_ :service
\set owner heraut_ :service _owner

CREATE ROLE :"owner" LOGIN PASSWORD :'owner_password';
CREATE ROLE :"login" LOGIN PASSWORD :'password';
CREATE DATABASE :"database" OWNER :"owner";
REVOKE ALL ON DATABASE :"database" FROM PUBLIC;
GRANT CONNECT ON DATABASE :"database" TO :"login";

\connect :"database"
REVOKE ALL ON SCHEMA public FROM PUBLIC;
GRANT USAGE ON SCHEMA public TO :"login";
ALTER DEFAULT PRIVILEGES FOR ROLE :"owner" IN SCHEMA public
    GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO :"login";
ALTER DEFAULT PRIVILEGES FOR ROLE :"owner" IN SCHEMA public
    GRANT USAGE, SELECT, UPDATE ON SEQUENCES TO :"login";
