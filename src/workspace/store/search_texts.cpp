#include "workspace/store/search_texts.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <limits>

#include "records/answer.h"
#include "records/registers.h"
#include "workspace/store/schema.h"

namespace kijun {
namespace {

constexpr std::string_view kPage = "page/";

using Texts = std::vector<SearchedText>;

struct Source {
  std::string_view kind;
  std::vector<std::string_view> keyColumns;
  Texts (*texts)(SQLite::Database& database, const SearchedRow& row);
};

// Text fields that hold ids.
constexpr std::array<std::pair<std::string_view, std::string_view>, 2> kIds = {
    {{"organisation", "sector"}, {"cycle", "catalog"}}};

void add(Texts& texts, std::string_view field, std::string text, bool title = false) {
  if (!text.empty()) texts.push_back({std::string(field), std::move(text), title});
}

std::string joined(const std::vector<std::string_view>& columns) {
  std::string out;
  for (const auto column : columns) out += (out.empty() ? "" : ", ") + std::string(column);
  return out;
}

void bindKey(SQLite::Statement& statement, const std::vector<std::string>& key) {
  for (std::size_t i = 0; i < key.size(); ++i) {
    statement.bind(static_cast<int>(i) + 1, key[i]);
  }
}

Texts recordTexts(SQLite::Database& database, const SearchedRow& row) {
  const auto* description = findDescription(row.kind);
  std::vector<std::string_view> fields;
  for (const auto& field : description->fields) {
    if (isSearched(*description, field)) fields.push_back(field.id);
  }
  if (fields.empty()) return {};
  SQLite::Statement statement(database,
                              "SELECT " + joined(fields) + " FROM " + row.kind + " WHERE id = ?");
  bindKey(statement, row.key);
  Texts texts;
  if (!statement.executeStep()) return texts;
  for (std::size_t i = 0; i < fields.size(); ++i) {
    add(texts, fields[i], sql::textOf(statement.getColumn(static_cast<int>(i))), i == 0);
  }
  return texts;
}

// The item's own words are the catalog's; here is what people wrote.
Texts answerTexts(SQLite::Database& database, const SearchedRow& row) {
  Texts texts;
  SQLite::Statement answer(
      database, "SELECT note, reason FROM answer WHERE cycle = ? AND unit = ? AND item = ?");
  bindKey(answer, row.key);
  if (!answer.executeStep()) return texts;
  add(texts, "note", sql::textOf(answer.getColumn(0)));
  add(texts, "reason", sql::textOf(answer.getColumn(1)));
  SQLite::Statement reference(
      database,
      "SELECT d.title, r.clause FROM answer_reference r JOIN document d ON d.id = r.document "
      "WHERE r.cycle = ? AND r.unit = ? AND r.item = ? ORDER BY r.position");
  bindKey(reference, row.key);
  std::string references;
  while (reference.executeStep()) {
    const auto clause = sql::textOf(reference.getColumn(1));
    if (!references.empty()) references += " / ";
    references += sql::textOf(reference.getColumn(0)) + (clause.empty() ? "" : " " + clause);
  }
  add(texts, "references", references);
  SQLite::Statement comment(
      database,
      "SELECT id, text FROM answer_comment WHERE cycle = ? AND unit = ? AND item = ? "
      "ORDER BY at, id");
  bindKey(comment, row.key);
  while (comment.executeStep()) {
    add(texts, "comment/" + sql::textOf(comment.getColumn(0)), sql::textOf(comment.getColumn(1)));
  }
  return texts;
}

Texts contentTexts(SQLite::Database& database, const SearchedRow& row) {
  return searchedPages(database, row.key.front(), 0, std::numeric_limits<std::size_t>::max());
}

const std::vector<Source>& sources() {
  static const auto all = [] {
    std::vector<Source> list;
    for (const auto* description : recordDescriptions()) {
      list.push_back({description->id, {"id"}, recordTexts});
    }
    list.push_back({kSearchedAnswer, {"cycle", "unit", "item"}, answerTexts});
    list.push_back({kSearchedContent, {"hash"}, contentTexts});
    return list;
  }();
  return all;
}

const Source* findSource(std::string_view kind) {
  const auto at = std::ranges::find(sources(), kind, &Source::kind);
  return at == sources().end() ? nullptr : &*at;
}

// Whether a change of the row touches one of the fields, which stand in the table behind its key.
bool touches(const RowChange& change, const RecordDescription& description, std::size_t firstColumn,
             bool (*counts)(const RecordDescription&, const Field&)) {
  if (change.operation != RowOperation::Update) return true;
  auto column = firstColumn;
  for (const auto place : description.columns()) {
    if (column < change.after.size() && change.after[column] &&
        counts(description, description.fields[place])) {
      return true;
    }
    ++column;
  }
  return false;
}

// Answers show the titles of the documents they refer to.
void addAnswersReferring(SQLite::Database& database, const std::string& document,
                         std::set<SearchedRow>& rows) {
  SQLite::Statement answer(database,
                           "SELECT cycle, unit, item FROM answer_reference WHERE document = ?");
  sql::bindAll(answer, document);
  while (answer.executeStep()) {
    rows.insert({kSearchedAnswer,
                 {sql::textOf(answer.getColumn(0)), sql::textOf(answer.getColumn(1)),
                  sql::textOf(answer.getColumn(2))}});
  }
}

}  // namespace

bool isSearched(const RecordDescription& description, const Field& field) {
  if (field.kind != FieldKind::Text && field.kind != FieldKind::LongText) return false;
  return std::ranges::find(kIds, std::pair(description.id, field.id)) == kIds.end();
}

std::string pageField(std::int64_t page) {
  return std::string(kPage) + std::to_string(page);
}

std::int64_t pageOf(std::string_view field) {
  std::int64_t page = 0;
  if (field.starts_with(kPage)) {
    std::from_chars(field.data() + kPage.size(), field.data() + field.size(), page);
  }
  return page;
}

std::vector<SearchedText> searchedPages(SQLite::Database& database, const std::string& hash,
                                        std::int64_t after, std::size_t size) {
  Texts texts;
  SQLite::Statement page(
      database, "SELECT page, text FROM evidence_page WHERE hash = ? AND page > ? ORDER BY page");
  sql::bindAll(page, hash, after);
  for (std::size_t read = 0; read < size && page.executeStep();) {
    auto text = sql::textOf(page.getColumn(1));
    read += text.size();
    texts.push_back({pageField(page.getColumn(0).getInt64()), std::move(text), false});
  }
  return texts;
}

std::vector<SearchedText> searchedTexts(SQLite::Database& database, const SearchedRow& row) {
  const auto* source = findSource(row.kind);
  return source ? source->texts(database, row) : Texts{};
}

std::optional<std::string> searchedText(SQLite::Database& database, const SearchedRow& row,
                                        const std::string& field) {
  for (auto& text : searchedTexts(database, row)) {
    if (text.field == field) return std::move(text.text);
  }
  return std::nullopt;
}

std::set<SearchedRow> searchedRowsOf(SQLite::Database& database,
                                     const std::vector<RowChange>& changes) {
  std::set<SearchedRow> rows;
  for (const auto& change : changes) {
    if (isAnswerTable(change.table)) {
      if (change.table == "answer_tick") continue;
      if (change.table == kSearchedAnswer &&
          !touches(change, answerDescription(), change.key.size(), isSearched)) {
        continue;
      }
      rows.insert({kSearchedAnswer, {change.key[0], change.key[1], change.key[2]}});
    } else if (const auto* description = findDescription(change.table)) {
      if (!touches(change, *description, change.key.size(), isSearched)) continue;
      rows.insert({change.table, change.key});
      if (change.table == "document") addAnswersReferring(database, change.key.front(), rows);
    }
  }
  return rows;
}

std::vector<SearchedRow> searchedRowsAfter(SQLite::Database& database,
                                           const std::optional<SearchedRow>& after, int limit) {
  std::vector<SearchedRow> rows;
  const auto& all = sources();
  auto source = all.begin();
  if (after) source = std::ranges::find(all, after->kind, &Source::kind);
  for (bool first = after.has_value(); source != all.end() && static_cast<int>(rows.size()) < limit;
       ++source, first = false) {
    if (!hasTable(database, source->kind)) continue;
    const auto columns = joined(source->keyColumns);
    std::string statement = "SELECT DISTINCT " + columns + " FROM " + std::string(source->kind);
    if (first) {
      std::string marks;
      for (std::size_t i = 0; i < source->keyColumns.size(); ++i) marks += i == 0 ? "?" : ", ?";
      statement += " WHERE (" + columns + ") > (" + marks + ")";
    }
    statement +=
        " ORDER BY " + columns + " LIMIT " + std::to_string(limit - static_cast<int>(rows.size()));
    SQLite::Statement row(database, statement);
    if (first) bindKey(row, after->key);
    while (row.executeStep()) {
      SearchedRow found{std::string(source->kind), {}};
      for (std::size_t i = 0; i < source->keyColumns.size(); ++i) {
        found.key.push_back(sql::textOf(row.getColumn(static_cast<int>(i))));
      }
      rows.push_back(std::move(found));
    }
  }
  return rows;
}

}  // namespace kijun
