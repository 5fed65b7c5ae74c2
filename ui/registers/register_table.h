// The rows of a register as a table model: filtered and sorted on a worker where they are many, so
// that typing never waits. Lives in the UI thread.
#pragma once
#include <QAbstractTableModel>

#include "ui/registers/register_contents.h"

namespace kijun::ui::registers {

class RegisterTable : public QAbstractTableModel {
  Q_OBJECT
 public:
  // Up to so many rows are arranged before the call returns.
  static constexpr std::size_t kAtOnce = 2000;

  explicit RegisterTable(const RecordDescription& description, QObject* parent = nullptr);
  const RecordDescription& description() const { return description_; }
  // The rows as they stand now; those shown stay until they are arranged.
  void setContents(ContentsPtr contents);
  // nullptr before the first.
  const ContentsPtr& contents() const { return contents_; }
  void setFilter(RegisterFilter filter);
  const RegisterFilter& filter() const { return filter_; }
  void sort(int column, Qt::SortOrder order) override;
  // What is shown is what was asked for last.
  bool isArranged() const { return shownRound_ == round_; }

  int total() const;
  // Rows of the model to places in the contents and back; -1 where it is not shown.
  std::size_t placeAt(int row) const { return rows_[static_cast<std::size_t>(row)]; }
  Id idAt(int row) const;
  const Row* rowAt(int row) const;
  int rowOf(std::string_view id) const;

  int rowCount(const QModelIndex& parent = {}) const override;
  int columnCount(const QModelIndex& parent = {}) const override;
  QVariant data(const QModelIndex& index, int role) const override;
  QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

 Q_SIGNALS:
  // The rows stand as the filter, the order and the contents ask.
  void arranged();

 private:
  void arrange();
  void adopt(ContentsPtr contents, std::vector<std::uint32_t> rows);

  const RecordDescription& description_;
  ContentsPtr wanted_;    // the newest given
  ContentsPtr contents_;  // what rows_ speaks of
  std::vector<std::uint32_t> rows_;
  std::vector<int> shownAt_;  // by place; -1 where it is filtered out
  RegisterFilter filter_;
  RegisterOrder order_;
  int round_ = 0;
  int shownRound_ = 0;
};

}  // namespace kijun::ui::registers
