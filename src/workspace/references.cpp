#include "workspace/references.h"

#include <algorithm>
#include <map>
#include <set>

#include "records/registers.h"
#include "workspace/evidence.h"
#include "workspace/session_door.h"
#include "workspace/store/cycle_store.h"
#include "workspace/store/record_store.h"
#include "workspace/store/row_words.h"
#include "workspace/store/schema.h"
#include "workspace/table_words.h"

namespace kijun {
namespace {

constexpr std::string_view kLinks = "record_link";

class LinkReader {
 public:
  LinkReader(const Session& session, SQLite::Database& database, Language language)
      : database_(database), language_(language), words_(database, language) {
    for (const auto& cycle : readAll(database, cycleType())) {
      cycles_[cycle.id] = cycle;
      if (cycle.number > newest_.number) newest_ = cycle;
    }
    if (!newest_.catalog.empty()) {
      catalog_ = SessionDoor::catalogs(session).get(database, newest_.catalog);
    }
  }

  std::vector<RowLink> from(const RecordDescription& description, const Id& id) {
    std::vector<RowLink> links;
    const auto row = findRecord(database_, description, id);
    if (!row) return links;
    for (std::size_t i = 0; i < description.fields.size(); ++i) {
      const auto& field = description.fields[i];
      if (field.target.empty()) continue;
      std::vector<RowLink> ofField;
      for (const auto& target : idsOf((*row)[i + 1])) {
        ofField.push_back({std::string(field.target),
                           {target},
                           nameOf(field.target, target),
                           std::string(field.textId)});
      }
      append(links, std::move(ofField));
    }
    return links;
  }

  std::vector<RowLink> to(std::string_view record, const Id& id) {
    std::vector<RowLink> links;
    for (const auto* description : recordDescriptions()) {
      append(links, byColumn(description->id, record, id));
      append(links, byLink(*description, record, id));
    }
    for (const auto table : journalledTables()) {
      if (!findDescription(table)) append(links, byColumn(table, record, id));
    }
    append(links, evidenceOn(record, id));
    return links;
  }

  std::vector<RowLink> ofItem(std::string_view item) {
    std::vector<RowLink> links;
    for (const auto* description : recordDescriptions()) {
      append(links, byLink(*description, kItemTarget, std::string(item)));
    }
    return links;
  }

 private:
  std::string nameOf(std::string_view target, const Id& id) {
    if (target != kItemTarget) {
      auto name = words_.nameOf(target, id);
      return name.empty() ? render(msg("words.gone"), language_) : name;
    }
    const auto* item = catalog_ ? catalog_->item(id) : nullptr;
    return item ? id + ' ' + item->title.in(language_) : id;
  }

  // By name within one field; an answer's by cycle, newest first.
  void append(std::vector<RowLink>& links, std::vector<RowLink> more) {
    const auto rank = [&](const RowLink& link) {
      if (!isAnswerTable(link.table)) return std::int64_t{0};
      const auto at = cycles_.find(link.key.front());
      return at == cycles_.end() ? std::int64_t{0} : -at->second.number;
    };
    std::ranges::stable_sort(more, [&](const RowLink& a, const RowLink& b) {
      return std::tuple(std::string_view(a.fieldTextId), rank(a), std::string_view(a.name)) <
             std::tuple(std::string_view(b.fieldTextId), rank(b), std::string_view(b.name));
    });
    std::ranges::move(more, std::back_inserter(links));
  }

  // Rows of the table whose foreign keys point to the record.
  std::vector<RowLink> byColumn(std::string_view table, std::string_view record, const Id& id) {
    std::vector<RowLink> links;
    if (!hasTable(database_, table)) return links;
    std::vector<std::string> columns;
    SQLite::Statement keys(
        database_,
        "SELECT \"from\" FROM pragma_foreign_key_list(?) WHERE \"table\" = ? AND \"to\" = 'id'");
    sql::bindAll(keys, table, record);
    while (keys.executeStep()) columns.push_back(sql::textOf(keys.getColumn(0)));
    for (const auto& column : columns) {
      const auto* field = fieldOf(table, column);
      if (!field) continue;
      const auto keyColumns = keyColumnsOf(database_, table);
      std::string list;
      for (const auto& each : keyColumns) list += (list.empty() ? "" : ", ") + each;
      SQLite::Statement rows(database_, "SELECT " + list + " FROM " + std::string(table) +
                                            " WHERE " + column + " = ?");
      sql::bindAll(rows, id);
      std::set<std::string> seen;
      while (rows.executeStep()) {
        RowLink link{std::string(table), {}, {}, std::string(field->textId)};
        for (int i = 0; i < static_cast<int>(keyColumns.size()); ++i) {
          link.key.push_back(sql::textOf(rows.getColumn(i)));
        }
        if (table == "evidence_link") link = evidenceUse(std::move(link));
        link.name = nameOfRow(link);
        // Comments of one answer lead to the same place.
        if (isAnswerTable(table) && !seen.insert(link.name).second) continue;
        links.push_back(std::move(link));
      }
    }
    return links;
  }

  // The thing that the evidence hangs on.
  static RowLink evidenceUse(RowLink link) {
    const LinkTarget target{link.key[0], link.key[1]};
    link.table = target.record;
    if (const auto answer = answerOf(target)) {
      link.key = {answer->cycle, answer->unit, answer->item};
    } else {
      link.key = {target.key};
    }
    return link;
  }

  std::string nameOfRow(const RowLink& link) {
    if (isAnswerTable(link.table)) {
      const auto& cycle = link.key[0];
      const auto unit = words_.nameOf("unit", link.key[1]);
      return render(msg("words.item_of", link.key[2], unit, words_.nameOf("cycle", cycle)),
                    language_);
    }
    if (findDescription(link.table)) return words_.nameOf(link.table, link.key.front());
    RowChange change;
    change.table = link.table;
    change.key = link.key;
    return words_.subject({change});
  }

  // Rows of the register whose references to many hold the target.
  std::vector<RowLink> byLink(const RecordDescription& description, std::string_view target,
                              const Id& id) {
    std::vector<RowLink> links;
    const bool any = std::ranges::any_of(description.fields, [&](const Field& field) {
      return !isColumn(field) && field.target == target;
    });
    if (!any || !hasTable(database_, kLinks)) return links;
    SQLite::Statement rows(database_,
                           "SELECT field, key FROM record_link WHERE target = ? AND record = ?");
    sql::bindAll(rows, id, description.id);
    while (rows.executeStep()) {
      const auto place = description.indexOf(sql::textOf(rows.getColumn(0)));
      if (!place || description.fields[*place].target != target) continue;
      const auto key = sql::textOf(rows.getColumn(1));
      links.push_back({std::string(description.id),
                       {key},
                       nameOf(description.id, key),
                       std::string(description.fields[*place].textId)});
    }
    return links;
  }

  std::vector<RowLink> evidenceOn(std::string_view record, const Id& id) {
    std::vector<RowLink> links;
    SQLite::Statement rows(database_,
                           "SELECT evidence FROM evidence_link WHERE record = ? AND key = ?");
    sql::bindAll(rows, record, id);
    while (rows.executeStep()) {
      const auto key = sql::textOf(rows.getColumn(0));
      links.push_back(
          {"evidence", {key}, nameOf("evidence", key), KIJUN_TEXT("record.evidence.link")});
    }
    return links;
  }

  SQLite::Database& database_;
  Language language_;
  RowWords words_;
  std::map<Id, CycleRecord> cycles_;
  CycleRecord newest_;
  CatalogPtr catalog_;
};

}  // namespace

std::vector<RowLink> referencesFrom(const Session& session, std::string_view record, const Id& id,
                                    Language language) {
  const auto* description = findDescription(record);
  if (!description) return {};
  return SessionDoor::read(session, [&](SQLite::Database& database) {
    return LinkReader(session, database, language).from(*description, id);
  });
}

std::vector<RowLink> referencesTo(const Session& session, std::string_view record, const Id& id,
                                  Language language) {
  return SessionDoor::read(session, [&](SQLite::Database& database) {
    return LinkReader(session, database, language).to(record, id);
  });
}

std::vector<RowLink> rowsOfItem(const Session& session, std::string_view item, Language language) {
  return SessionDoor::read(session, [&](SQLite::Database& database) {
    return LinkReader(session, database, language).ofItem(item);
  });
}

}  // namespace kijun
