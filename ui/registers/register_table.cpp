#include "ui/registers/register_table.h"

#include <algorithm>

#include "ui/models/background.h"
#include "ui/models/failure.h"
#include "ui/shell/text.h"
#include "ui/theme/theme.h"

namespace kijun::ui::registers {
namespace {

bool isNumber(const Field& field) {
  return field.kind == FieldKind::Number || field.kind == FieldKind::Level;
}

}  // namespace

RegisterTable::RegisterTable(const RecordDescription& description, QObject* parent)
    : QAbstractTableModel(parent), description_(description) {}

void RegisterTable::setContents(ContentsPtr contents) {
  wanted_ = std::move(contents);
  arrange();
}

void RegisterTable::setFilter(RegisterFilter filter) {
  if (filter == filter_) return;
  filter_ = std::move(filter);
  arrange();
}

void RegisterTable::sort(int column, Qt::SortOrder order) {
  const RegisterOrder wanted{static_cast<std::size_t>(std::max(0, column)),
                             order == Qt::DescendingOrder};
  if (wanted == order_) return;
  order_ = wanted;
  arrange();
}

void RegisterTable::arrange() {
  if (!wanted_) return;
  const int round = ++round_;
  if (wanted_->rows().size() <= kAtOnce) {
    adopt(wanted_, ui::registers::arranged(*wanted_, filter_, order_));
    return;
  }
  inBackground(
      this,
      [contents = wanted_, filter = filter_, order = order_] {
        return ui::registers::arranged(*contents, filter, order);
      },
      [this, round, contents = wanted_](std::vector<std::uint32_t> rows) {
        if (round == round_) adopt(contents, std::move(rows));
      },
      [](const std::exception_ptr& failure) { failureInWords(failure, "Arranging a register"); });
}

// The same rows in the same order are only repainted, so that nobody loses their place.
void RegisterTable::adopt(ContentsPtr contents, std::vector<std::uint32_t> rows) {
  const bool same = contents_ && rows.size() == rows_.size() &&
                    std::ranges::equal(rows, rows_, [&](std::uint32_t fresh, std::uint32_t old) {
                      return contents->idAt(fresh) == contents_->idAt(old);
                    });
  if (!same) beginResetModel();
  contents_ = std::move(contents);
  rows_ = std::move(rows);
  shownAt_.assign(contents_->rows().size(), -1);
  for (std::size_t row = 0; row < rows_.size(); ++row) shownAt_[rows_[row]] = static_cast<int>(row);
  shownRound_ = round_;
  if (!same) {
    endResetModel();
  } else if (!rows_.empty()) {
    Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, columnCount() - 1));
  }
  Q_EMIT arranged();
}

int RegisterTable::total() const {
  return contents_ ? static_cast<int>(contents_->rows().size()) : 0;
}

Id RegisterTable::idAt(int row) const {
  return row >= 0 && row < rowCount() ? contents_->idAt(placeAt(row)) : Id();
}

const Row* RegisterTable::rowAt(int row) const {
  return row >= 0 && row < rowCount() ? &contents_->rows()[placeAt(row)] : nullptr;
}

int RegisterTable::rowOf(std::string_view id) const {
  const auto place = contents_ ? contents_->find(id) : std::nullopt;
  return place ? shownAt_[*place] : -1;
}

int RegisterTable::rowCount(const QModelIndex& parent) const {
  return parent.isValid() ? 0 : static_cast<int>(rows_.size());
}

int RegisterTable::columnCount(const QModelIndex& parent) const {
  return parent.isValid() ? 0 : static_cast<int>(ui::registers::columnCount(description_));
}

QVariant RegisterTable::data(const QModelIndex& index, int role) const {
  if (!checkIndex(index, CheckIndexOption::IndexIsValid)) return {};
  const auto column = static_cast<std::size_t>(index.column());
  const auto& field = fieldOf(description_, column);
  switch (role) {
    case Qt::DisplayRole: {
      // One line a row.
      QString words = toQt(contents_->shown(placeAt(index.row()), column));
      return words.replace(u'\n', u' ');
    }
    case Qt::ToolTipRole: {
      const auto place = placeAt(index.row());
      const QString words = toQt(contents_->shown(place, column));
      const auto why = contents_->why(place, column);
      return why ? words + u'\n' + rendered(*why) : words;
    }
    case Qt::TextAlignmentRole:
      return QVariant((isNumber(field) ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    case Qt::ForegroundRole:
      return column == 0 ? QVariant() : QVariant(color(Ink::Muted));
    default:
      return {};
  }
}

QVariant RegisterTable::headerData(int section, Qt::Orientation orientation, int role) const {
  if (orientation != Qt::Horizontal || section < 0 || section >= columnCount()) return {};
  const auto column = static_cast<std::size_t>(section);
  const auto& field = fieldOf(description_, column);
  if (role == Qt::DisplayRole || role == Qt::ToolTipRole) {
    return text(headingOf(description_, column));
  }
  if (role == Qt::TextAlignmentRole) {
    return QVariant((isNumber(field) ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
  }
  return {};
}

}  // namespace kijun::ui::registers
