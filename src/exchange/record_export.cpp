#include "exchange/record_export.h"

#include "exchange/record_names.h"
#include "records/told_hash.h"

namespace kijun {
namespace {

std::string inLanguage(std::string_view textId, Language language) {
  return render(Message{std::string(textId), {}}, language);
}

std::string cellOf(const Field& field, const Value& value, RecordNames& names, Language language) {
  if (field.kind == FieldKind::References || field.kind == FieldKind::Reference) {
    std::string cell;
    for (const auto& id : idsOf(value)) {
      const auto name = field.target == kItemTarget ? id : names.nameOf(field.target, id);
      // A name that several have would not lead back.
      const bool clear = field.target == kItemTarget || names.find(field.target, name).size() == 1;
      cell += (cell.empty() ? "" : "\n") + (clear ? name : id);
    }
    return cell;
  }
  if (const auto* number = std::get_if<std::int64_t>(&value)) {
    if (field.kind != FieldKind::YesNo) return std::to_string(*number);
    return inLanguage(*number ? KIJUN_TEXT("words.yes") : KIJUN_TEXT("words.no"), language);
  }
  const auto text = textOf(value);
  if (field.kind == FieldKind::Hash) return toldHash(text);
  for (const auto& choice : field.choices) {
    if (choice.id == text) return inLanguage(choice.textId, language);
  }
  return text;
}

}  // namespace

TextTable exportedTable(const Session& session, const RecordDescription& description,
                        Language language) {
  TextTable table;
  for (const auto& field : description.fields) {
    table.header.push_back(inLanguage(field.textId, language));
  }
  table.header.emplace_back("ID");
  RecordNames names(session);
  for (const auto& row : session.rows(description)) {
    TextRow out{table.rows.size() + 2, {}};
    for (std::size_t i = 0; i < description.fields.size(); ++i) {
      out.cells.push_back(cellOf(description.fields[i], row[i + 1], names, language));
    }
    out.cells.push_back(textOf(row.front()));
    table.rows.push_back(std::move(out));
  }
  return table;
}

TextTable exportedRows(const Session& session, const RecordDescription& description,
                       Language language, const std::vector<Row>& rows,
                       const std::vector<std::size_t>& fields) {
  TextTable table;
  for (const auto at : fields) {
    table.header.push_back(inLanguage(description.fields[at].textId, language));
  }
  RecordNames names(session);
  for (const auto& row : rows) {
    TextRow out{table.rows.size() + 2, {}};
    for (const auto at : fields) {
      out.cells.push_back(cellOf(description.fields[at], row[at + 1], names, language));
    }
    table.rows.push_back(std::move(out));
  }
  return table;
}

}  // namespace kijun
