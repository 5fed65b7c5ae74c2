// Which column of a table is which field of a register.
#include <algorithm>
#include <set>

#include "base/error.h"
#include "base/text.h"
#include "exchange/record_import.h"
#include "exchange/synonyms.h"

namespace kijun {
namespace {

std::string foldedHeading(std::string_view heading) {
  return folded(trimmed(heading));
}

// heading: folded.
bool isOwnHeading(const Field& field, const std::string& heading) {
  const auto label = bilingual(field.textId);
  return heading == folded(field.id) || heading == folded(label.ja) || heading == folded(label.en);
}

bool isUsualHeading(const RecordDescription& description, const Field& field,
                    const std::string& heading) {
  return std::ranges::any_of(synonyms(), [&](const Synonym& synonym) {
    return (synonym.record.empty() || synonym.record == description.id) &&
           synonym.field == field.id && heading == folded(synonym.heading);
  });
}

const Field* fieldNamed(const RecordDescription& description, const std::string& written) {
  const auto name = foldedHeading(written);
  const auto at = std::ranges::find_if(description.fields, [&](const Field& field) {
    return field.kind != FieldKind::Hash && isOwnHeading(field, name);
  });
  return at == description.fields.end() ? nullptr : &*at;
}

std::string fieldIds(const RecordDescription& description) {
  std::string ids;
  for (const auto& field : description.fields) {
    if (field.kind == FieldKind::Hash) continue;
    ids += (ids.empty() ? "" : ", ") + std::string(field.id);
  }
  return ids;
}

}  // namespace

ColumnMapping mappingFor(const RecordDescription& description, const TextTable& table,
                         const std::map<std::string, std::string>& chosen,
                         const RememberedColumns& remembered) {
  ColumnMapping mapping(table.header.size());
  std::set<std::string> taken;
  for (const auto& [heading, written] : chosen) {
    const auto at = std::ranges::find(table.header, foldedHeading(heading), foldedHeading);
    if (at == table.header.end()) {
      throw Error(Fault::Usage, msg("exchange.map.no_column", heading));
    }
    const auto* field = fieldNamed(description, written);
    if (!field && folded(written) != kIdField && !written.empty()) {
      throw Error(Fault::Usage, msg("exchange.map.no_field", written, fieldIds(description)));
    }
    auto& place = mapping[static_cast<std::size_t>(at - table.header.begin())];
    place = field ? std::string(field->id) : written.empty() ? "-" : std::string(kIdField);
    taken.insert(place);
  }
  for (std::size_t column = 0; column < table.header.size(); ++column) {
    const auto said = remembered.find(foldedHeading(table.header[column]));
    if (said == remembered.end() || !mapping[column].empty()) continue;
    const auto& field = said->second;
    if (field.empty()) {
      mapping[column] = "-";
    } else if ((description.indexOf(field) || field == kIdField) && taken.insert(field).second) {
      mapping[column] = field;
    }
  }
  const auto fill = [&](auto fits) {
    for (std::size_t column = 0; column < table.header.size(); ++column) {
      const auto heading = foldedHeading(table.header[column]);
      if (!mapping[column].empty() || heading.empty()) continue;
      for (const auto& field : description.fields) {
        if (field.kind == FieldKind::Hash) continue;
        if (taken.contains(std::string(field.id)) || !fits(field, heading)) continue;
        mapping[column] = field.id;
        taken.emplace(field.id);
        break;
      }
    }
  };
  for (std::size_t column = 0; column < table.header.size(); ++column) {
    const auto heading = foldedHeading(table.header[column]);
    if (mapping[column].empty() && (heading == kIdField || heading == "kijun id") &&
        taken.emplace(kIdField).second) {
      mapping[column] = kIdField;
    }
  }
  fill([](const Field& field, const std::string& heading) { return isOwnHeading(field, heading); });
  fill([&](const Field& field, const std::string& heading) {
    return isUsualHeading(description, field, heading);
  });
  std::ranges::replace(mapping, "-", "");
  return mapping;
}

ColumnNotes columnNotes(const TextTable& table, const ColumnMapping& own,
                        const ColumnMapping& mapping, const RememberedColumns& remembered) {
  std::map<std::string, int> times;
  for (const auto& heading : table.header) ++times[foldedHeading(heading)];
  ColumnNotes notes;
  for (std::size_t column = 0; column < table.header.size(); ++column) {
    const auto heading = foldedHeading(table.header[column]);
    if (heading.empty() || times[heading] > 1) continue;
    const auto said = remembered.find(heading);
    if (mapping[column] == own[column]) {
      if (said != remembered.end()) notes[heading] = std::nullopt;
    } else if (said == remembered.end() || said->second != mapping[column]) {
      notes[heading] = mapping[column];
    }
  }
  return notes;
}

}  // namespace kijun
