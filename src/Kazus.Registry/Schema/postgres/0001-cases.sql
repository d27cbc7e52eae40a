-- Every table's key begins with its collection, so that a distributed PostgreSQL (Citus) can place each collection on one node:
-- the distribution column is "collection". Tables marked "reference" are small, rarely written, and copied to every node.

-- reference
create table schema_versions (
  number bigint not null primary key,
  name text collate "C" not null,
  sha256 text collate "C" not null,
  applied_at text collate "C" not null
);

-- reference
create table collections (
  collection bigint not null primary key,
  name text collate "C" not null unique,
  created_at text collate "C" not null,
  created_by text collate "C" not null
);

-- The last position given out in each collection; its row is held while a change is written, so positions have no gap and no race.
create table positions (
  collection bigint not null primary key references collections (collection),
  position bigint not null
);

-- What was changed, by whom, when, from where: never updated, never deleted.
create table revisions (
  collection bigint not null,
  position bigint not null,
  kind text collate "C" not null,
  subject text collate "C" not null,
  number bigint not null,
  action text collate "C" not null,
  made_by text collate "C" not null,
  made_at text collate "C" not null,
  made_from text collate "C" not null,
  reason text,
  patch text not null,
  sha256 text collate "C" not null,
  primary key (collection, position)
);
create unique index revisions_of_subject on revisions (collection, kind, subject, number);

-- The document as it is now, and the columns that are searched.
create table cases (
  collection bigint not null references collections (collection),
  id text collate "C" not null,
  path text collate "C" not null,
  number bigint not null,
  position bigint not null,
  deleted boolean not null,
  document text not null,
  text text not null,
  label text,
  own boolean not null,
  consent text,
  excluded text,
  disease text,
  disease_kind text,
  site text,
  levels text,
  region text,
  sex text,
  age_low double precision,
  age_high double precision,
  treatment text,
  outcome text,
  recurrence text,
  year bigint,
  primary key (collection, id)
);
create index cases_by_position on cases (collection, position);
create index cases_by_path on cases (collection, path);

create table claims (
  collection bigint not null,
  case_id text collate "C" not null,
  ordinal bigint not null,
  variable text collate "C" not null,
  value text not null,
  low double precision,
  high double precision,
  missing text collate "C",
  state text collate "C" not null,
  source text collate "C" not null,
  place text,
  quote text,
  primary key (collection, case_id, ordinal)
);
create index claims_by_variable on claims (collection, variable);

-- Every file of a casebook other than case files; the bytes are kept once per content.
create table contents (
  collection bigint not null,
  sha256 text collate "C" not null,
  bytes bytea not null,
  primary key (collection, sha256)
);
alter table contents alter column bytes set storage external;

create table files (
  collection bigint not null references collections (collection),
  path text collate "C" not null,
  kind text collate "C" not null,
  number bigint not null,
  position bigint not null,
  deleted boolean not null,
  sha256 text collate "C" not null,
  length bigint not null,
  primary key (collection, path)
);

create table sources (
  collection bigint not null,
  id text collate "C" not null,
  path text collate "C" not null,
  title text,
  first_author text,
  year bigint,
  doi text,
  pmid text,
  container text,
  primary key (collection, id)
);

create table manuscripts (
  collection bigint not null,
  path text collate "C" not null,
  title text,
  text text not null,
  primary key (collection, path)
);

create table findings (
  collection bigint not null references collections (collection),
  id text collate "C" not null,
  case_id text collate "C",
  rule text collate "C" not null,
  severity text collate "C" not null,
  state text collate "C" not null,
  message text not null,
  document text not null,
  found_at text collate "C" not null,
  judged_by text,
  judged_at text collate "C",
  reason text,
  primary key (collection, id)
);
create index findings_by_case on findings (collection, case_id);
