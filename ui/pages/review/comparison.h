// One answer three times side by side: the last cycle's, as it was submitted, and as it stands in
// the reviewer's hands. What differs says so in words. UI thread only.
#pragma once
#include <QWidget>
#include <array>
#include <optional>

#include "ui/models/workspace_model.h"
#include "workspace/review.h"

class QGridLayout;
class QLabel;

namespace kijun::ui {
class LevelBadge;
class Tag;
}  // namespace kijun::ui

namespace kijun::ui::review {

class ReviewerEdit;

class Comparison : public QWidget {
  Q_OBJECT
 public:
  Comparison(WorkspaceModel& workspace, QWidget* parent);
  void showAnswer(const AnswerKey& key);
  // What was submitted last, once it is read; nothing: it never was.
  void setSubmission(std::optional<Submission> submission);
  // The same answer as it is now.
  void refresh();
  ReviewerEdit& edit() const { return *edit_; }

 private:
  enum Column { Before, Submitted, Now };
  enum Row { Heads, Level, Stipulated, Scope, Note, Ticks };
  static constexpr int kRows = Ticks + 1;
  // Words with what is different about them underneath.
  struct Cell {
    QWidget* holder = nullptr;
    LevelBadge* badge = nullptr;
    QLabel* words = nullptr;
    QLabel* small = nullptr;  // what the level chosen means
    Tag* differs = nullptr;
  };
  void buildHeads(QGridLayout& grid);
  void buildRows(QGridLayout& grid);
  Cell makeCell(Row row);
  Cell makeTagged(QWidget* control);
  void fill(Column column, const std::optional<Answer>& answer, const QString& none);
  void mark(Column column, const std::optional<Answer>& answer, const std::optional<Answer>& than);
  void showHeads();
  std::optional<Answer> previous() const;
  const Item& item() const;

  WorkspaceModel& workspace_;
  AnswerKey key_;
  std::optional<Submission> submission_;
  bool read_ = false;  // whether that is known
  ReviewerEdit* edit_;
  std::array<QLabel*, 3> heads_{}, who_{};
  std::array<QLabel*, kRows> names_{};
  std::array<std::array<Cell, kRows>, 3> cells_{};
};

}  // namespace kijun::ui::review
