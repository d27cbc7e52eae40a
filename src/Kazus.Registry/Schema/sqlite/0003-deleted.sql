-- Cases that were put away are few: with them in an index of their own, the others are counted without reading a document.
create index cases_deleted on cases (collection) where deleted;
