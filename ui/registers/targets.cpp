#include "ui/registers/targets.h"

#include "base/text.h"
#include "records/registers.h"
#include "ui/models/record_list_model.h"
#include "ui/shell/text.h"

namespace kijun::ui::registers {
namespace {

TargetNames namesOf(const Session& session, std::string_view target, Language language) {
  std::vector<TargetName> names;
  if (target == kItemTarget) {
    const auto catalog = session.snapshot().current.catalog;
    for (const auto& item : catalog->items()) {
      names.push_back({item.id, toQt(item.id + ' ' + item.title.in(language))});
    }
  } else if (const auto* description = findDescription(target)) {
    for (const auto& row : session.rows(*description)) {
      names.push_back({textOf(row.front()), toQt(textOf(row[1]))});
    }
  }
  return std::make_shared<TargetTable>(std::move(names));
}

}  // namespace

TargetTable::TargetTable(std::vector<TargetName> all) : all_(std::move(all)) {
  for (std::size_t i = 0; i < all_.size(); ++i) places_.emplace(all_[i].id, i);
}

const QString* TargetTable::nameOf(const std::string& id) const {
  const auto at = places_.find(id);
  return at == places_.end() ? nullptr : &all_[at->second].name;
}

QString shownWith(const Targets& targets, const Field& field, const Value& value) {
  if (field.target.empty()) {
    const auto words = isNull(value) ? QString() : shownValue(field, value);
    return words.isEmpty() ? text("words.nothing") : words;
  }
  QStringList names;
  const auto table = targets.find(field.target);
  for (const auto& id : idsOf(value)) {
    const auto* name = table == targets.end() ? nullptr : table->second->nameOf(id);
    names << (name ? *name : toQt(id));
  }
  return names.isEmpty() ? text("words.nothing") : names.join(text("registerwords.list"));
}

Targets readTargets(const Session& session, const RecordDescription& description,
                    Language language) {
  Targets targets;
  for (const auto& field : description.fields) {
    if (field.target.empty() || targets.contains(field.target)) continue;
    targets.emplace(field.target, namesOf(session, field.target, language));
  }
  return targets;
}

TargetList::TargetList(Kind kind, bool withNone, QObject* parent)
    : QAbstractListModel(parent), kind_(kind), withNone_(withNone) {}

void TargetList::setNames(TargetNames names) {
  beginResetModel();
  names_ = std::move(names);
  arrange();
  endResetModel();
}

void TargetList::setFilter(const QString& words) {
  beginResetModel();
  filter_ = folded(fromQt(words.trimmed()));
  arrange();
  endResetModel();
}

void TargetList::arrange() {
  shown_.clear();
  if (!names_) return;
  for (std::size_t i = 0; i < names_->all().size(); ++i) {
    if (filter_.empty() ||
        folded(fromQt(names_->all()[i].name)).find(filter_) != std::string::npos) {
      shown_.push_back(i);
    }
  }
}

const TargetName* TargetList::at(const QModelIndex& index) const {
  const int place = index.row() - (withNone_ ? 1 : 0);
  if (!index.isValid() || place < 0 || place >= static_cast<int>(shown_.size())) return nullptr;
  return &names_->all()[shown_[static_cast<std::size_t>(place)]];
}

int TargetList::rowCount(const QModelIndex& parent) const {
  return parent.isValid() ? 0 : static_cast<int>(shown_.size()) + (withNone_ ? 1 : 0);
}

QVariant TargetList::data(const QModelIndex& index, int role) const {
  if (!index.isValid()) return {};
  const auto* target = at(index);
  if (role == Qt::DisplayRole || role == Qt::ToolTipRole || role == Qt::EditRole) {
    return target ? target->name : text("ui.none");
  }
  if (role == kIdRole) return target ? toQt(target->id) : QString();
  if (role == Qt::CheckStateRole && kind_ == Kind::Many && target) {
    return ticked_.contains(target->id) ? Qt::Checked : Qt::Unchecked;
  }
  return {};
}

bool TargetList::setData(const QModelIndex& index, const QVariant& value, int role) {
  const auto* target = at(index);
  if (role != Qt::CheckStateRole || kind_ != Kind::Many || !target) return false;
  if (value.toInt() == Qt::Checked) {
    ticked_.insert(target->id);
  } else {
    ticked_.erase(target->id);
  }
  Q_EMIT dataChanged(index, index, {Qt::CheckStateRole});
  Q_EMIT tickedChanged();
  return true;
}

Qt::ItemFlags TargetList::flags(const QModelIndex& index) const {
  const auto flags = QAbstractListModel::flags(index);
  return kind_ == Kind::Many ? flags | Qt::ItemIsUserCheckable : flags;
}

}  // namespace kijun::ui::registers
