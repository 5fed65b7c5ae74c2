// The text inside evidence, as a reader of its format gave it: for search. As in the first step: no
// triggers, no generated columns, no UNIQUE on values, no CASCADE.
#include "workspace/migrations/migrations.h"

namespace kijun {
namespace {

// A content's text in pages (a PDF's own, else pieces of a long text), and what reading it came to.
// The row in evidence_text is written last: see store/text_store.h. All of it is derived.
constexpr const char* kTexts = R"sql(
CREATE TABLE evidence_text (
  hash TEXT NOT NULL PRIMARY KEY,
  state TEXT NOT NULL,
  pages INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE evidence_page (
  hash TEXT NOT NULL,
  page INTEGER NOT NULL,
  text TEXT NOT NULL,
  PRIMARY KEY (hash, page)
) STRICT;
)sql";

}  // namespace

void migration0003(SQLite::Database& database) {
  database.exec(kTexts);
}

}  // namespace kijun
