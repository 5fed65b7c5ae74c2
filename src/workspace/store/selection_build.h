// A workspace made of a part of another.
#pragma once
#include "workspace/selection.h"
#include "workspace/store/catalog_shelf.h"

namespace kijun {

struct Extraction {
  const Selection& selection;
  CatalogShelf& catalogs;
  IdSource& ids;
  Actor actor;     // who makes it
  std::string at;  // ISO instant
};

// Within the source's read transaction, into an empty database. Throws Error; Cancelled.
void buildSelection(SQLite::Database& source, const Extraction& extraction,
                    SQLite::Database& target, const Progress& progress);

// Of a workspace of any version.
WorkspaceContents contentsOf(SQLite::Database& database);

}  // namespace kijun
