#include "ui/pages/merge/conflict_model.h"

#include "ui/shell/text.h"

namespace kijun::ui::merge {
namespace {

constexpr std::size_t kWholeText = 100000;

QString choiceWords(MergeChoice choice) {
  switch (choice) {
    case MergeChoice::Mine:
      return text("merge.mine");
    case MergeChoice::Theirs:
      return text("merge.theirs");
    case MergeChoice::Both:
      break;
  }
  return text("mergepage.both");
}

}  // namespace

void ConflictModel::setPreview(std::shared_ptr<const MergePreview> preview) {
  beginResetModel();
  preview_ = std::move(preview);
  choices_.clear();
  retell();
  endResetModel();
  Q_EMIT chosen();
}

void ConflictModel::retell() {
  texts_.clear();
  if (!preview_) return;
  for (const auto& conflict : preview_->conflicts) {
    texts_.push_back(inWords(conflict, *preview_, language()));
  }
}

bool ConflictModel::choose(int row, MergeChoice choice) {
  if (row < 0 || row >= rowCount()) return false;
  if (choice == MergeChoice::Both && !conflict(row).bothPossible) return false;
  choices_[static_cast<std::size_t>(row)] = choice;
  Q_EMIT dataChanged(index(row, 0), index(row, kColumns - 1));
  Q_EMIT chosen();
  return true;
}

int ConflictModel::undecided() const {
  return rowCount() - static_cast<int>(choices_.size());
}

int ConflictModel::nextUndecided(int row) const {
  for (int step = 1; step <= rowCount(); ++step) {
    const int at = (row + step) % rowCount();
    if (!choices_.contains(static_cast<std::size_t>(at))) return at;
  }
  return -1;
}

const MergeConflict& ConflictModel::conflict(int row) const {
  return preview_->conflicts[static_cast<std::size_t>(row)];
}

MergeConflictText ConflictModel::whole(int row) const {
  return inWords(conflict(row), *preview_, language(), kWholeText);
}

int ConflictModel::rowCount(const QModelIndex& parent) const {
  return parent.isValid() ? 0 : static_cast<int>(texts_.size());
}

int ConflictModel::columnCount(const QModelIndex& parent) const {
  return parent.isValid() ? 0 : kColumns;
}

QVariant ConflictModel::data(const QModelIndex& index, int role) const {
  if (!index.isValid() || (role != Qt::DisplayRole && role != Qt::ToolTipRole)) return {};
  const auto row = static_cast<std::size_t>(index.row());
  const auto& words = texts_[row];
  switch (index.column()) {
    case What:
      return toQt(words.title);
    case Mine:
      return toQt(words.mine);
    case Theirs:
      return toQt(words.theirs);
    default:
      break;
  }
  const auto choice = choices_.find(row);
  return choice == choices_.end() ? text("mergepage.undecided") : choiceWords(choice->second);
}

QVariant ConflictModel::headerData(int section, Qt::Orientation orientation, int role) const {
  if (orientation != Qt::Horizontal || role != Qt::DisplayRole) return {};
  switch (section) {
    case What:
      return text("mergepage.column.what");
    case Mine:
      return text("merge.mine");
    case Theirs:
      return text("merge.theirs");
    default:
      return text("mergepage.column.chosen");
  }
}

}  // namespace kijun::ui::merge
