#include "ui/pages/assess/parts.h"

#include <QBoxLayout>
#include <QDateTime>
#include <QPainter>
#include <algorithm>

#include "base/time.h"
#include "ui/shell/text.h"
#include "ui/theme/theme.h"

namespace kijun::ui::assess {
namespace {

constexpr std::string_view kRowLabels[] = {
    KIJUN_TEXT("record.answer.level"), KIJUN_TEXT("record.cycle_item.target"),
    KIJUN_TEXT("record.answer.stipulation"), KIJUN_TEXT("record.answer.applicability"),
    KIJUN_TEXT("record.unit")};

// The gap of the row belongs to the indent.
void keepIndent(QWidget* widget) {
  const auto fit = [widget] { widget->setFixedWidth(rowIndent() - px(8)); };
  onLookChange(widget, fit);
  onLanguageChange(widget, fit);
}

}  // namespace

QLabel* makeLabel(QWidget* parent, const char* look, bool wraps) {
  auto* label = new QLabel(parent);
  if (*look) label->setProperty("look", look);
  label->setWordWrap(wraps);
  label->setTextFormat(Qt::PlainText);
  return label;
}

int rowIndent() {
  const QFontMetrics metrics(font(Face::Body));
  int widest = 0;
  for (const auto textId : kRowLabels) {
    widest =
        std::max(widest, metrics.horizontalAdvance(rendered(Message{std::string(textId), {}})));
  }
  return widest + px(16);
}

QLabel* makeRowLabel(QWidget* parent, std::string_view textId) {
  auto* label = makeLabel(parent, "muted", false);
  retextMessage(label, {std::string(textId), {}}, "text");
  keepIndent(label);
  return label;
}

QWidget* makeIndent(QWidget* parent) {
  auto* indent = new QWidget(parent);
  indent->setFixedHeight(0);
  keepIndent(indent);
  return indent;
}

QFrame* makeLine(QWidget* parent) {
  auto* line = new QFrame(parent);
  line->setProperty("look", "line");
  return line;
}

QToolButton* makeTool(QWidget* parent, const char* look) {
  auto* button = new QToolButton(parent);
  if (*look) button->setProperty("look", look);
  button->setFocusPolicy(Qt::StrongFocus);
  return button;
}

QString shownInstant(const std::string& iso, int offsetMinutes) {
  const auto instant = Instant::parse(iso);
  if (!instant) return {};
  const auto local = QDateTime::fromMSecsSinceEpoch(instant->milliseconds(), Qt::OffsetFromUTC,
                                                    offsetMinutes * 60);
  return local.toString(QStringLiteral("yyyy-MM-dd HH:mm"));
}

QVBoxLayout* makeColumn(QWidget* parent, int gap) {
  auto* column = new QVBoxLayout(parent);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(px(gap));
  return column;
}

QHBoxLayout* makeRow(QBoxLayout* into, int gap) {
  auto* row = new QHBoxLayout;
  row->setContentsMargins(0, 0, 0, 0);
  row->setSpacing(px(gap));
  into->addLayout(row);
  return row;
}

Callout::Callout(Tone tone, QWidget* parent) : QFrame(parent), tone_(tone) {
  row_ = new QHBoxLayout(this);
  row_->setContentsMargins(px(14), px(8), px(10), px(8));
  row_->setSpacing(px(10));
  words_ = makeLabel(this);
  row_->addWidget(words_, 1);
}

void Callout::setWords(const QString& words) {
  words_->setText(words);
  setAccessibleName(words);
}

void Callout::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  const bool warns = tone_ == Tone::Warning;
  painter.fillRect(rect(), color(warns ? Ink::WarningSoft : Ink::AccentSoft));
  painter.fillRect(0, 0, px(3), height(), color(warns ? Ink::Warning : Ink::Accent));
}

Fold::Fold(std::string_view textId, QWidget* parent) : QWidget(parent), textId_(textId) {
  auto* column = makeColumn(this, 4);
  header_ = makeTool(this, "foot");
  header_->setCheckable(true);
  header_->setToolButtonStyle(Qt::ToolButtonTextOnly);
  header_->setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Fixed);
  // Its words stand under the other headings; the room around them is kept for the focus.
  onLookChange(header_, [this] {
    header_->setStyleSheet(
        QStringLiteral("QToolButton { padding: %1px %2px %1px 0; }").arg(px(2)).arg(px(6)));
  });
  bodyWidget_ = new QWidget(this);
  bodyLayout_ = makeColumn(bodyWidget_, 3);
  bodyLayout_->setContentsMargins(px(14), 0, 0, px(4));
  bodyWidget_->hide();
  column->addWidget(header_);
  column->addWidget(bodyWidget_);
  connect(header_, &QToolButton::toggled, this, [this](bool open) {
    bodyWidget_->setVisible(open);
    restyle();
    Q_EMIT toggled(open);
  });
  onLanguageChange(this, [this] { restyle(); });
}

void Fold::addPoint(const QString& words) {
  auto* row = new QWidget(bodyWidget_);
  auto* across = new QHBoxLayout(row);
  across->setContentsMargins(0, 0, 0, 0);
  across->setSpacing(px(6));
  auto* mark = makeLabel(row, "muted", false);
  mark->setText(QStringLiteral("・"));
  auto* label = makeLabel(row);
  label->setText(words);
  label->setTextInteractionFlags(Qt::TextSelectableByMouse);
  across->addWidget(mark, 0, Qt::AlignTop);
  across->addWidget(label, 1);
  bodyLayout_->addWidget(row);
}

void Fold::setCount(int count) {
  count_ = count;
  restyle();
}

void Fold::setOpen(bool open) {
  header_->setChecked(open);
}
bool Fold::isOpen() const {
  return header_->isChecked();
}

void Fold::restyle() {
  const QString name = rendered(Message{textId_, {}});
  QString words = (isOpen() ? QStringLiteral("▾ ") : QStringLiteral("▸ ")) + name;
  if (count_ >= 0) words += QStringLiteral("  %1").arg(count_);
  header_->setText(words);
  header_->setAccessibleName(
      text(isOpen() ? KIJUN_TEXT("assess.fold.close") : KIJUN_TEXT("assess.fold.open"), name));
}

}  // namespace kijun::ui::assess
