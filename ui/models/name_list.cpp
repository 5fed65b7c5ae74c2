#include "ui/models/name_list.h"

#include "assessment/signals.h"
#include "base/text.h"
#include "catalog/catalog.h"
#include "records/registers.h"
#include "workspace/session.h"

namespace kijun::ui {

NameList::NameList(std::vector<NamedRecord> all) : all_(std::move(all)) {
  places_.reserve(all_.size());
  for (std::size_t i = 0; i < all_.size(); ++i) places_.emplace(all_[i].id, i);
}

const NamedRecord* NameList::find(std::string_view id) const {
  const auto at = places_.find(id);
  return at == places_.end() ? nullptr : &all_[at->second];
}

NameListPtr namesOf(const std::vector<Row>& rows) {
  std::vector<NamedRecord> all;
  all.reserve(rows.size());
  for (const auto& row : rows) {
    auto name = textOf(row[1]);
    auto plain = folded(name);
    all.push_back({textOf(row.front()), std::move(name), {}, std::move(plain)});
  }
  return std::make_shared<const NameList>(std::move(all));
}

NameListPtr namesOfItems(const Catalog& catalog, Language language) {
  std::vector<NamedRecord> all;
  for (const auto& item : catalog.items()) {
    const auto& title = item.title.in(language);
    all.push_back({item.id, item.id, title, folded(item.id + " " + title)});
  }
  return std::make_shared<const NameList>(std::move(all));
}

namespace {

NameListPtr namesOfSectors(const Catalog& catalog, Language language) {
  std::vector<NamedRecord> all;
  for (const auto& sector : catalog.sectors()) {
    const auto& label = sector.label.in(language);
    all.push_back({sector.id, label, {}, folded(label)});
  }
  return std::make_shared<const NameList>(std::move(all));
}

NameListPtr namesOfSignals(const Catalog& catalog, Language language) {
  std::vector<NamedRecord> all;
  for (const auto& signal : signalsOf(catalog)) {
    auto name = signalName(signal, catalog, language);
    auto plain = folded(name);
    all.push_back({signal.id, std::move(name), {}, std::move(plain)});
  }
  return std::make_shared<const NameList>(std::move(all));
}

}  // namespace

std::string_view targetOf(const RecordDescription& description, const Field& field) {
  if (description.id == "organisation" && field.id == "sector") return kSectorTarget;
  const bool onSignal = description.id == "signal_threshold" || description.id == "signal_note";
  return onSignal && field.id == "signal" ? kSignalTarget : field.target;
}

NameLists readNames(const Session& session, const RecordDescription& description,
                    const std::vector<Row>& rows, const Catalog& catalog, Language language) {
  NameLists names;
  for (const auto& field : description.fields) {
    const auto target = targetOf(description, field);
    if (target.empty() || names.contains(target)) continue;
    auto& list = names[std::string(target)];
    if (target == kItemTarget) {
      list = namesOfItems(catalog, language);
    } else if (target == kSectorTarget) {
      list = namesOfSectors(catalog, language);
    } else if (target == kSignalTarget) {
      list = namesOfSignals(catalog, language);
    } else if (target == description.id) {
      list = namesOf(rows);
    } else if (const auto* other = findDescription(target)) {
      list = namesOf(session.rows(*other));
    }
  }
  return names;
}

}  // namespace kijun::ui
