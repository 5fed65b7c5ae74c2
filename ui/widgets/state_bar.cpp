#include "ui/widgets/state_bar.h"

#include <QPainter>
#include <QPainterPath>
#include <algorithm>
#include <numeric>

#include "ui/pages/assess/item_list_model.h"
#include "ui/shell/text.h"

namespace kijun::ui {
namespace {

struct Inks {
  Ink field, words;
};

Inks inksOf(AnswerState state) {
  switch (state) {
    case AnswerState::Confirmed:
      return {Ink::Good, Ink::Surface};
    case AnswerState::Submitted:
      return {Ink::Accent, Ink::OnAccent};
    case AnswerState::Returned:
      return {Ink::Warning, Ink::Surface};
    case AnswerState::InProgress:
      return {Ink::Selection, Ink::Accent};
    case AnswerState::NotStarted:
      break;
  }
  return {Ink::Line, Ink::Text};
}

int countOf(const StateCounts& counts, AnswerState state) {
  return counts[static_cast<std::size_t>(state)];
}

constexpr double kSwatch = 10;

}  // namespace

void paintStateBar(QPainter& painter, const QRectF& rect, const StateCounts& counts) {
  const int total = std::accumulate(counts.begin(), counts.end(), 0);
  if (total == 0) return;
  painter.save();
  painter.setRenderHint(QPainter::Antialiasing);
  QPainterPath round;
  round.addRoundedRect(rect, px(4), px(4));
  painter.setClipPath(round);
  painter.setFont(font(Face::Small));
  const QFontMetricsF metrics(painter.font());
  double least = 0;
  int parts = 0;
  std::array<double, 5> needed{};
  for (const auto state : kStatesInOrder) {
    const int count = countOf(counts, state);
    if (count == 0) continue;
    ++parts;
    auto& room = needed[static_cast<std::size_t>(state)];
    room = metrics.horizontalAdvance(QString::number(count)) + px(8);
    least += room;
  }
  const double gap = 1, shared = std::max(0.0, rect.width() - least - gap * (parts - 1));
  double left = rect.left();
  for (const auto state : kStatesInOrder) {
    const int count = countOf(counts, state);
    if (count == 0) continue;
    const double width = needed[static_cast<std::size_t>(state)] + shared * count / total;
    const QRectF part(left, rect.top(), width, rect.height());
    const auto inks = inksOf(state);
    painter.fillRect(part, color(inks.field));
    painter.setPen(color(inks.words));
    painter.drawText(part, Qt::AlignCenter, QString::number(count));
    left += width + gap;
  }
  painter.restore();
}

QString stateCountsInWords(const StateCounts& counts) {
  QStringList parts;
  for (const auto state : kStatesInOrder) {
    const int count = countOf(counts, state);
    if (count > 0) parts << text("collect.state.count", fromQt(assess::stateWords(state)), count);
  }
  return parts.join(text("collect.comma"));
}

StateLegend::StateLegend(QWidget* parent) : QWidget(parent) {
  setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
  const auto again = [this] {
    QStringList words;
    for (const auto state : kStatesInOrder) words << assess::stateWords(state);
    setAccessibleName(words.join(text("collect.comma")));
    updateGeometry();
    update();
  };
  onLookChange(this, again);
  onLanguageChange(this, again);
}

QSize StateLegend::sizeHint() const {
  const QFontMetrics metrics(kijun::ui::font(Face::Small));
  int width = 0;
  for (const auto state : kStatesInOrder) {
    width += px(kSwatch) + px(4) + metrics.horizontalAdvance(assess::stateWords(state)) + px(12);
  }
  return {width, std::max(metrics.height(), px(kSwatch))};
}

void StateLegend::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  painter.setRenderHint(QPainter::Antialiasing);
  painter.setFont(kijun::ui::font(Face::Small));
  const QFontMetrics metrics(painter.font());
  int left = 0;
  for (const auto state : kStatesInOrder) {
    painter.setPen(Qt::NoPen);
    painter.setBrush(color(inksOf(state).field));
    painter.drawRoundedRect(QRect(left, (height() - px(kSwatch)) / 2, px(kSwatch), px(kSwatch)),
                            px(2), px(2));
    left += px(kSwatch) + px(4);
    const auto words = assess::stateWords(state);
    painter.setPen(color(Ink::Muted));
    painter.drawText(QRect(left, 0, metrics.horizontalAdvance(words) + px(2), height()),
                     Qt::AlignLeft | Qt::AlignVCenter, words);
    left += metrics.horizontalAdvance(words) + px(12);
  }
}

}  // namespace kijun::ui
