// A comment may answer another one. The column names the first comment of its thread, within the
// same answer; no foreign key, since taking back that first comment must not be refused for what
// others replied: a reply without its beginning stands as a thread of its own.
#include "workspace/migrations/migrations.h"

namespace kijun {

void migration0006(SQLite::Database& database) {
  database.exec("ALTER TABLE answer_comment ADD COLUMN parent TEXT");
}

}  // namespace kijun
