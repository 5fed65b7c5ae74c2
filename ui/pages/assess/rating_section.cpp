#include "ui/pages/assess/rating_section.h"

#include <QCheckBox>
#include <QEvent>
#include <QHBoxLayout>
#include <QToolButton>
#include <QVBoxLayout>

#include "assessment/gaps.h"
#include "ui/pages/assess/parts.h"
#include "ui/shell/text.h"
#include "ui/theme/theme.h"
#include "ui/widgets/segmented_control.h"

namespace kijun::ui::assess {

QString levelMeaning(const Catalog& catalog, const Item& item, int level) {
  const ScaleLevel* step = catalog.scale().level(level);
  if (!step) return {};
  const QString label = inLanguage(step->label);
  if (const auto own = item.levels.find(level); own != item.levels.end()) {
    return text("assess.level.meaning", level, label, inLanguage(own->second));
  }
  const QString criterion = inLanguage(step->criterion);
  const auto above = item.levels.upper_bound(level);
  if (above == item.levels.end() || above == item.levels.begin()) {
    return text("assess.level.meaning", level, label, criterion);
  }
  const auto below = std::prev(above);
  return text("assess.level.between", level, label, criterion, below->first, above->first);
}

RatingSection::RatingSection(AnswerDesk& desk, QWidget* parent) : EditorSection(desk, parent) {
  auto* column = makeColumn(this, 6);
  level_ = new SegmentedControl(this);
  target_ = new SegmentedControl(this);
  meaning_ = makeLabel(this, "muted");
  meaning_->setAlignment(Qt::AlignTop | Qt::AlignLeft);
  noEvent_ = new QCheckBox(this);
  retext(noEvent_, "assess.noEvent");

  auto* first = makeRow(column, 8);
  first->addWidget(makeRowLabel(this, KIJUN_TEXT("record.answer.level")));
  first->addWidget(level_, 1);
  auto* second = makeRow(column, 8);
  second->addWidget(makeIndent(this));
  second->addWidget(meaning_, 1);
  column->addWidget(noEvent_);
  auto* third = makeRow(column, 8);
  third->addWidget(makeRowLabel(this, KIJUN_TEXT("record.cycle_item.target")));
  third->addWidget(target_, 1);
  auto* fourth = makeRow(column, 8);
  fourth->addWidget(makeIndent(this));
  gap_ = makeTool(this, "foot");
  gap_->setObjectName(QStringLiteral("itemGap"));
  retextProperty(gap_, "toolTip", KIJUN_TEXT("assess.gap.tip"));
  // Its line stays where there is no gap: nothing jumps while levels are compared.
  auto room = gap_->sizePolicy();
  room.setRetainSizeWhenHidden(true);
  gap_->setSizePolicy(room);
  fourth->addWidget(gap_);
  fourth->addStretch();
  connect(gap_, &QToolButton::clicked, this, &RatingSection::gapWanted);

  connect(level_, &SegmentedControl::chosenByUser, this, [this](const QString& id) {
    this->desk().setLevel(index(), id.isEmpty() ? std::nullopt : std::optional(id.toInt()));
  });
  connect(target_, &SegmentedControl::chosenByUser, this, [this](const QString& id) {
    this->desk().setTarget(index(), id.isEmpty() ? std::nullopt : std::optional(id.toInt()));
  });
  connect(noEvent_, &QCheckBox::clicked, this,
          [this](bool on) { this->desk().setNoEvent(index(), on); });
}

void RatingSection::focusLevel() {
  const QString id = level_->chosen().isEmpty() ? QString::number(desk().catalog().scale().lowest())
                                                : level_->chosen();
  if (auto* button = level_->button(id)) button->setFocus(Qt::ShortcutFocusReason);
}

bool RatingSection::eventFilter(QObject* watched, QEvent* event) {
  const auto type = event->type();
  if (type == QEvent::Enter || type == QEvent::FocusIn) {
    pointed_ = watched->property("level").toInt();
    showMeaning();
  } else if (type == QEvent::Leave || type == QEvent::FocusOut) {
    pointed_.reset();
    showMeaning();
  }
  return EditorSection::eventFilter(watched, event);
}

void RatingSection::refresh() {
  auto segments = levelSegments(desk().workspace());
  level_->setSegments(segments);
  for (auto& segment : segments) {
    QToolButton* button = level_->button(segment.id);
    button->setProperty("level", *segment.level);
    button->removeEventFilter(this);
    button->installEventFilter(this);
    segment.name = text("assess.target.named", *segment.level);
    // The default is Kijun's, not the guideline's, and says so.
    const Scale& scale = desk().catalog().scale();
    if (*segment.level == scale.defaultTarget) {
      segment.tooltip = text("assess.target.default", inLanguage(scale.note));
    }
  }
  target_->setSegments(std::move(segments));
  const auto level = desk().shownLevel(index());
  const bool inScope = desk().shownApplicability(index()) == Applicability::Applicable;
  level_->setChosen(level && inScope ? QString::number(*level) : QString());
  target_->setChosen(QString::number(desk().score(index()).target));
  level_->setReadOnly(!mayAnswer(), whyNot());
  level_->setEnabled(inScope);
  target_->setEnabled(inScope);
  const QString whyNoTarget = desk().whyNot(commands::setTarget({}, {}, {}));
  target_->setReadOnly(!whyNoTarget.isEmpty(), whyNoTarget);
  noEvent_->setVisible(item().noEvent);
  const auto answer = desk().shownAnswer(index());
  noEvent_->setChecked(answer && answer->noEvent);
  noEvent_->setEnabled(mayAnswer() && inScope);
  noEvent_->setToolTip(whyNot());
  reserve();
  showMeaning();
  showGap();
}

void RatingSection::showGap() {
  const auto& score = desk().score(index());
  gap_->setVisible(isAmongGaps(score));
  if (score.contradicted) {
    gap_->setText(text("assess.gap.contradicted"));
  } else if (score.gap && score.priority) {
    gap_->setText(text("assess.gap", *score.gap, toQt(kijun::shown(score.priority, 2))));
  } else {
    gap_->setText(text("assess.gap.declined"));
  }
}

QString RatingSection::meaningOf(std::optional<int> level) const {
  return level ? levelMeaning(desk().catalog(), item(), *level) : text("assess.level.none");
}

void RatingSection::showMeaning() {
  const bool inScope = desk().shownApplicability(index()) == Applicability::Applicable;
  const auto shown = pointed_ ? pointed_ : desk().shownLevel(index());
  meaning_->setText(meaningOf(inScope || pointed_ ? shown : std::nullopt));
}

// As tall as the longest meaning of this item, so that nothing jumps while levels are compared.
void RatingSection::reserve() {
  const int width = std::max(this->width() - rowIndent(), px(160));
  int tallest = 0;
  for (const auto& level : desk().catalog().scale().levels) {
    const QRect rect = meaning_->fontMetrics().boundingRect(
        QRect(0, 0, width, 10'000), Qt::TextWordWrap, meaningOf(level.value));
    tallest = std::max(tallest, rect.height());
  }
  meaning_->setMinimumHeight(tallest);
}

void RatingSection::resizeEvent(QResizeEvent* event) {
  EditorSection::resizeEvent(event);
  if (index() < desk().size()) reserve();
}

}  // namespace kijun::ui::assess
