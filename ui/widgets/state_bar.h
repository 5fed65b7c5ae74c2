// How far a number of answers is: one bar parted by state, each part with its number, and the words
// for its colours. UI thread only.
#pragma once
#include <QWidget>
#include <array>

#include "records/answer.h"
#include "ui/theme/theme.h"

class QPainter;

namespace kijun::ui {

using StateCounts = std::array<int, 5>;  // by AnswerState

// What is done comes first, as the bar shows it.
inline constexpr AnswerState kStatesInOrder[] = {AnswerState::Confirmed, AnswerState::Submitted,
                                                 AnswerState::Returned, AnswerState::InProgress,
                                                 AnswerState::NotStarted};

// For delegates. Every part is wide enough for its number.
void paintStateBar(QPainter& painter, const QRectF& rect, const StateCounts& counts);
// "確定 3、提出済 5": those that are not 0.
QString stateCountsInWords(const StateCounts& counts);

// The colours of the bar with their words.
class StateLegend : public QWidget {
  Q_OBJECT
 public:
  explicit StateLegend(QWidget* parent = nullptr);
  QSize sizeHint() const override;
  QSize minimumSizeHint() const override { return sizeHint(); }

 protected:
  void paintEvent(QPaintEvent*) override;
};

}  // namespace kijun::ui
