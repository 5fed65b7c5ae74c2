// The gaps as a table model: 要確認, the ranked (on request parted under headings), 未回答 and
// 不採用, narrowed by words. Under each heading in the order of the ranking, or by a column.
// Headings are rows that cannot be chosen. UI thread only.
#pragma once
#include <QAbstractTableModel>
#include <optional>

#include "ui/pages/gaps/gap_values.h"

namespace kijun::ui::gaps {

class GapTable : public QAbstractTableModel {
  Q_OBJECT
 public:
  enum Column {
    Rank,
    ItemId,
    Title,
    Section,
    Owner,
    Levels,
    Gap,
    Weight,
    Risk,
    Effort,
    Priority,
    Value,
    Plans,
    Reason
  };
  static constexpr int kColumns = Reason + 1;
  enum Role {
    HeadingRole = Qt::UserRole,  // true for a heading
    ReasonRole,                  // the sentence, of Title
    LevelRole,                   // of Levels: invalid where none is set
    TargetRole,                  // of Levels
    MoveRole,                    // of Rank: places up or down, 0 for none
    RiskRole,                    // of Risk: the level's letter, empty for none
    ChangedRole                  // true where the what-if differs from the cycle
  };

  explicit GapTable(QObject* parent = nullptr) : QAbstractTableModel(parent) {}
  void setValues(GapValuesPtr values);
  const GapValuesPtr& values() const { return values_; }
  // Each must be found in the item, its section, sentence, owners, risks or plans.
  void setWords(const std::string& words);
  // Within each heading; rows alike stay in the order of the ranking, which -1 brings back.
  void sort(int column, Qt::SortOrder order) override;

  // Rows shown, each once, headings not counted.
  int shown() const { return shown_; }
  // nullptr for a heading.
  const GapRow* gapAt(int row) const;
  bool isHeading(int row) const { return row >= 0 && row < rowCount() && !gapAt(row); }
  // The first line of the item; -1 where it is not shown.
  int rowOf(const std::string& item) const;
  std::string itemAt(int row) const;  // empty for a heading

  int rowCount(const QModelIndex& parent = {}) const override;
  int columnCount(const QModelIndex& parent = {}) const override;
  QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
  QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
  Qt::ItemFlags flags(const QModelIndex& index) const override;

 private:
  struct Line {
    std::optional<std::size_t> row;  // place in the values; none for a heading
    QString heading;
  };
  void arrange();
  void layLines();
  void moveIndexes(const std::vector<Line>& before);
  void add(const QString& heading, std::vector<std::size_t> rows, const std::vector<char>& fits);
  QString words(std::size_t place, int column) const;
  QVariant tip(std::size_t place, int column) const;
  bool isChanged(const GapRow& row, int column) const;

  GapValuesPtr values_;
  std::string wanted_;  // folded
  int sortedBy_ = -1;
  Qt::SortOrder order_ = Qt::AscendingOrder;
  std::vector<Line> lines_;
  std::vector<int> firstLines_;  // by the item's index in the catalog; -1 where it is not shown
  int shown_ = 0;
};

std::string_view headingOf(GapTable::Column column);
std::string_view textIdOf(GapGroup group);

}  // namespace kijun::ui::gaps
