// The conflicts of a merge, one a row, with what was chosen for each. UI thread.
#pragma once
#include <QAbstractTableModel>
#include <memory>
#include <vector>

#include "workspace/merge_text.h"

namespace kijun::ui::merge {

class ConflictModel : public QAbstractTableModel {
  Q_OBJECT
 public:
  enum Column { What, Mine, Theirs, Chosen, kColumns };

  explicit ConflictModel(QObject* parent = nullptr) : QAbstractTableModel(parent) {}
  // nullptr: no conflicts.
  void setPreview(std::shared_ptr<const MergePreview> preview);
  // False where this choice is not possible there.
  bool choose(int row, MergeChoice choice);
  const MergeChoices& choices() const { return choices_; }
  int undecided() const;
  // The next undecided row after this one, round the end; -1 where all are decided.
  int nextUndecided(int row) const;
  const MergeConflict& conflict(int row) const;
  // Typed texts whole.
  MergeConflictText whole(int row) const;

  int rowCount(const QModelIndex& parent = {}) const override;
  int columnCount(const QModelIndex& parent = {}) const override;
  QVariant data(const QModelIndex& index, int role) const override;
  QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

 Q_SIGNALS:
  void chosen();

 private:
  void retell();

  std::shared_ptr<const MergePreview> preview_;
  MergeChoices choices_;
  std::vector<MergeConflictText> texts_;
};

}  // namespace kijun::ui::merge
