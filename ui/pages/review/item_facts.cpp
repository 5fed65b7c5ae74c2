#include "ui/pages/review/item_facts.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QToolButton>
#include <QVBoxLayout>
#include <algorithm>

#include "assessment/collection.h"
#include "assessment/signals.h"
#include "ui/evidence/shelf.h"
#include "ui/evidence/viewer.h"
#include "ui/evidence/words.h"
#include "ui/governance/signal_rows_dialog.h"
#include "ui/governance/signal_words.h"
#include "ui/pages/assess/parts.h"
#include "ui/pages/assess/rating_section.h"
#include "ui/pages/review/review_rows.h"
#include "ui/shell/page.h"
#include "ui/shell/text.h"
#include "ui/theme/theme.h"
#include "ui/widgets/flow_layout.h"
#include "ui/widgets/level_badge.h"

namespace kijun::ui::review {

ItemFacts::ItemFacts(WorkspaceModel& workspace, Shell& shell, QWidget* parent)
    : QWidget(parent), workspace_(workspace), shell_(shell) {
  shelf_ = new EvidenceShelf(workspace, this);
  auto* column = assess::makeColumn(this, 6);
  spread_ = new QWidget(this);
  spread_->setObjectName(QStringLiteral("reviewSpread"));
  auto* row = new QHBoxLayout(spread_);
  row->setContentsMargins(0, 0, 0, 0);
  auto* name = assess::makeLabel(spread_, "muted", false);
  retext(name, "review.spread");
  spreadHolder_ = new QWidget(spread_);
  units_ = new FlowLayout(spreadHolder_, px(14), px(4));
  row->addWidget(name, 0, Qt::AlignTop);
  row->addWidget(spreadHolder_, 1);
  onLookChange(spread_, [row] { row->setSpacing(px(12)); });
  column->addWidget(spread_);
  evidence_ = addFold(QStringLiteral("evidence"), KIJUN_TEXT("record.evidence"), true);
  signals_ = addFold(QStringLiteral("signals"), KIJUN_TEXT("review.signals"), true);
  levels_ = addFold(QStringLiteral("levels"), KIJUN_TEXT("review.levels"), false);
  for (auto* fold : {evidence_, signals_}) column->addWidget(fold);
  connect(shelf_, &EvidenceShelf::changed, this, [this] {
    if (!key_.item.empty()) showEvidence();
  });
  connect(shelf_, &EvidenceShelf::failed, this, &ItemFacts::said);
}

assess::Fold* ItemFacts::addFold(const QString& name, std::string_view textId, bool open) {
  auto* fold = new assess::Fold(textId, this);
  const QString key = QStringLiteral("review.fold.") + name;
  const QVariant kept = shell_.remembered(key);
  fold->setOpen(kept.isValid() ? kept.toBool() : open);
  connect(fold->header(), &QToolButton::clicked, this,
          [this, key](bool on) { shell_.remember(key, on); });
  return fold;
}

QWidget* ItemFacts::levels() const {
  return levels_;
}

void ItemFacts::showAnswer(const AnswerKey& key) {
  key_ = key;
  refresh();
}

void ItemFacts::refresh() {
  if (!workspace_.catalog().item(key_.item)) return;
  showSpread();
  showLevels();
  showEvidence();
  showSignals();
}

QWidget* ItemFacts::unitPart(const QString& name, std::optional<int> level, const QString& tip,
                             bool own) {
  auto* holder = new QWidget(spreadHolder_);
  auto* row = new QHBoxLayout(holder);
  row->setContentsMargins(0, 0, 0, 0);
  row->setSpacing(px(5));
  auto* badge = new LevelBadge(holder);
  badge->setLevel(level);
  badge->setName(name);
  auto* label = assess::makeLabel(holder, own ? "" : "muted", false);
  label->setText(name);
  holder->setToolTip(tip);
  row->addWidget(badge);
  row->addWidget(label);
  return holder;
}

// A row of levels, one a unit; where they lie apart it says by how much.
void ItemFacts::showSpread() {
  clear(*units_);
  const auto spread = unitSpread(workspace_.cycle(), key_.item);
  spread_->setVisible(spread.has_value());
  if (!spread) return;
  for (const auto& [unit, level, own] : spread->levels) {
    const Unit* known = workspace_.cycle().unit(unit);
    const auto name = known ? toQt(known->name) : QString();
    auto* part = unitPart(own ? name : text("review.spread.as_whole", name), level,
                          own ? QString() : text("review.spread.as_whole.tip", name), own);
    units_->addWidget(part);
    part->show();
  }
  if (spread->width() == 0) return;
  const bool wide = spread->width() >= kWideSpread;
  auto* tag =
      new Tag(text("review.spread.width", spread->width(), *spread->lowest, *spread->highest),
              wide ? TagTone::Warning : TagTone::Plain, spreadHolder_);
  units_->addWidget(tag);
  tag->show();
}

void ItemFacts::showLevels() {
  clear(*levels_->body());
  const auto& catalog = workspace_.catalog();
  const auto& item = *catalog.item(key_.item);
  for (const auto& level : catalog.scale().levels) {
    levels_->addPoint(assess::levelMeaning(catalog, item, level.value));
  }
}

void ItemFacts::showEvidence() {
  clear(*evidence_->body());
  const auto& cycle = workspace_.cycle();
  // What hangs on the whole speaks for its units too.
  std::vector<LinkTarget> targets{linkTo(key_)};
  if (key_.unit != cycle.whole().id) {
    targets.push_back(linkTo({key_.cycle, cycle.whole().id, key_.item}));
  }
  int count = 0;
  for (const auto& piece : shelf_->pieces()) {
    const bool hangs = std::ranges::any_of(targets, [&](const LinkTarget& target) {
      return std::ranges::find(piece.links, target) != piece.links.end();
    });
    if (!hangs) continue;
    ++count;
    auto* holder = new QWidget(evidence_);
    auto* row = new QHBoxLayout(holder);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(px(8));
    auto* title = new Chip(holder);
    title->setObjectName(QStringLiteral("reviewEvidence"));
    title->setLongest(px(320));
    title->setWords(toQt(piece.record.title));
    auto* facts = assess::makeLabel(holder, "muted");
    setFace(facts, Face::Small);
    const auto asOf = workspace_.snapshot().asOf;
    facts->setText(text("assess.evidence.facts", kindWords(piece.record),
                        validityWords(piece.record, asOf),
                        dayOf(piece.newest().addedAt, workspace_.snapshot().offsetMinutes),
                        shownSize(piece.newest().size)));
    if (validityTone(piece.record, asOf) == TagTone::Danger) facts->setProperty("look", "bad");
    row->addWidget(title);
    row->addWidget(facts, 1);
    evidence_->body()->addWidget(holder);
    connect(title, &QToolButton::clicked, this, [this, id = piece.record.id] {
      if (const auto* found = shelf_->find(id)) viewEvidence(workspace_, *found, this);
    });
  }
  evidence_->setCount(count);
}

// Only what disagrees: what agrees asks nothing of a reviewer.
void ItemFacts::showSignals() {
  clear(*signals_->body());
  int count = 0;
  for (const auto& reading : readingsOf(workspace_.snapshot())) {
    if (reading.item != key_.item || reading.state != SignalState::Disagrees) continue;
    ++count;
    auto* holder = new QWidget(signals_);
    auto* row = new QHBoxLayout(holder);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(px(8));
    auto* tag = new Tag(rendered(stateMessage(reading.state)), toneOf(reading.state), holder);
    auto* sentence = assess::makeLabel(holder);
    sentence->setText(inLanguage(reading.text));
    auto* rows = new Chip(holder);
    rows->setObjectName(QStringLiteral("reviewSignalRows"));
    rows->setWords(text("signals.rows.failing", reading.rows->failing.size()));
    rows->setVisible(!reading.rows->failing.empty());
    row->addWidget(tag, 0, Qt::AlignTop);
    row->addWidget(sentence, 1);
    row->addWidget(rows, 0, Qt::AlignTop);
    connect(rows, &QToolButton::clicked, this,
            [this, reading] { showSignalRows(&shell_, workspace_, reading, window()); });
    signals_->body()->addWidget(holder);
  }
  signals_->setCount(count);
  signals_->setVisible(count > 0);
}

}  // namespace kijun::ui::review
