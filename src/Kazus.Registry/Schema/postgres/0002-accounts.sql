-- Who may come in, and what they may do in which collection. Accounts and tokens belong to the registry as a whole; what an account may
-- do, and what it looked at, is kept with the collection.

-- reference
create table accounts (
  account bigint not null primary key,
  name text collate "C" not null,
  known_as text collate "C" not null unique,
  password text collate "C",
  administrator boolean not null,
  disabled boolean not null,
  stamp text collate "C" not null,
  failures bigint not null,
  locked_until text collate "C",
  created_at text collate "C" not null,
  created_by text collate "C" not null
);

-- An identity of an OpenID Connect provider that stands for an account.
-- reference
create table identities (
  issuer text collate "C" not null,
  subject text collate "C" not null,
  account bigint not null references accounts (account),
  primary key (issuer, subject)
);

-- Only a hash of a token is kept; the token itself is shown once.
-- reference
create table tokens (
  id text collate "C" not null primary key,
  account bigint not null references accounts (account),
  name text collate "C" not null,
  sha256 text collate "C" not null,
  read_only boolean not null,
  created_at text collate "C" not null,
  expires_at text collate "C" not null,
  revoked_at text collate "C"
);

create table members (
  collection bigint not null references collections (collection),
  account bigint not null references accounts (account),
  role text collate "C" not null,
  primary key (collection, account, role)
);

-- Every look at a case and every change, by whom and from where: never updated, never deleted. Collection 0 is the registry itself.
create table audit (
  collection bigint not null,
  entry bigint not null,
  at text collate "C" not null,
  account bigint,
  who text collate "C" not null,
  action text collate "C" not null,
  subject text collate "C" not null,
  made_from text collate "C" not null,
  outcome bigint not null,
  primary key (collection, entry)
);
create index audit_by_subject on audit (collection, subject);
