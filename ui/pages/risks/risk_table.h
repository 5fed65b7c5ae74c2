// The risks as a table model: filtered, sorted, and on request parted by treatment under headings,
// which are rows that cannot be chosen. UI thread only.
#pragma once
#include <QAbstractTableModel>
#include <optional>

#include "ui/pages/risks/risk_filter.h"

namespace kijun::ui::risks {

enum class Grouping { None, Treatment };

class RiskTable : public QAbstractTableModel {
  Q_OBJECT
 public:
  enum Column { Title, Marks, Inherent, Current, Target, Proposal, Treatment, Owner, Method };
  static constexpr int kColumns = Method + 1;
  // A level's letter, empty for none; invalid for columns that show no level.
  static constexpr int kLevelRole = Qt::UserRole;
  // True for a heading.
  static constexpr int kHeadingRole = Qt::UserRole + 1;

  explicit RiskTable(QObject* parent = nullptr);
  void setValues(RiskValuesPtr values);
  const RiskValuesPtr& values() const { return values_; }
  void setFilter(RiskFilter filter);
  const RiskFilter& filter() const { return filter_; }
  void setGrouping(Grouping grouping);
  Grouping grouping() const { return grouping_; }
  void sort(int column, Qt::SortOrder order) override;
  // After a change of language.
  void retell();

  // Risks shown, headings not counted.
  int shown() const { return static_cast<int>(shown_); }
  // nullptr for a heading.
  const RiskView* riskAt(int row) const;
  bool isHeading(int row) const;
  // -1 where it is not shown.
  int rowOf(const Id& risk) const;

  int rowCount(const QModelIndex& parent = {}) const override;
  int columnCount(const QModelIndex& parent = {}) const override;
  QVariant data(const QModelIndex& index, int role) const override;
  QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
  Qt::ItemFlags flags(const QModelIndex& index) const override;

 private:
  struct Line {
    std::optional<std::size_t> risk;  // place in the values; none for a heading
    std::string treatment;            // of a heading
    std::size_t count = 0;            // of the risks below a heading
  };
  void arrange();
  QString words(const RiskView& risk, int column) const;
  QString tip(const RiskView& risk, int column) const;
  bool before(const RiskView& a, const RiskView& b) const;

  RiskValuesPtr values_;
  std::vector<std::string> searched_;
  RiskFilter filter_;
  Grouping grouping_ = Grouping::None;
  int column_ = Current;
  Qt::SortOrder order_ = Qt::AscendingOrder;
  std::vector<Line> lines_;
  std::size_t shown_ = 0;
};

QString levelWords(const RiskModel& model, const std::string& level);
QString treatmentWords(const std::string& treatment);
QString methodWords(const std::string& method);

}  // namespace kijun::ui::risks
