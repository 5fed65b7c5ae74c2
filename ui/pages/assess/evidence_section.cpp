#include "ui/pages/assess/evidence_section.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QStandardPaths>
#include <QVBoxLayout>
#include <algorithm>

#include "ui/evidence/intake_bar.h"
#include "ui/evidence/picker.h"
#include "ui/evidence/shelf.h"
#include "ui/evidence/viewer.h"
#include "ui/evidence/words.h"
#include "ui/pages/assess/parts.h"
#include "ui/pages/assess/question_section.h"
#include "ui/shell/text.h"
#include "ui/theme/theme.h"
#include "ui/widgets/ask.h"
#include "ui/widgets/chip.h"
#include "ui/widgets/flow_layout.h"

namespace kijun::ui::assess {
namespace {

bool hangsOn(const EvidencePiece& piece, const LinkTarget& target) {
  return std::ranges::find(piece.links, target) != piece.links.end();
}

}  // namespace

EvidenceSection::EvidenceSection(AnswerDesk& desk, QWidget* parent)
    : EditorSection(desk, parent),
      shelf_(new EvidenceShelf(desk.workspace(), this)),
      intake_(new IntakeBar(desk.workspace(), this)) {
  auto* column = makeColumn(this, 4);
  fold_ = new Fold(KIJUN_TEXT("record.evidence"), this);
  column->addWidget(fold_);
  column->addWidget(intake_);
  auto* body = fold_->body();
  body->setSpacing(px(6));
  rows_ = new QVBoxLayout;
  rows_->setSpacing(px(8));
  body->addLayout(rows_);
  none_ = makeLabel(fold_, "muted");
  retext(none_, "assess.evidence.none");
  body->addWidget(none_);
  buildButtons();
  hintHead_ = makeLabel(fold_, "muted");
  setFace(hintHead_, Face::Small);
  retext(hintHead_, "assess.evidence.hints");
  body->addWidget(hintHead_);
  hints_ = new QVBoxLayout;
  hints_->setSpacing(px(3));
  body->addLayout(hints_);
  connect(shelf_, &EvidenceShelf::changed, this, &EvidenceSection::showLinked);
  connect(shelf_, &EvidenceShelf::failed, this, &EditorSection::said);
  connect(intake_, &IntakeBar::said, this, &EditorSection::said);
}

void EvidenceSection::buildButtons() {
  auto* buttons = makeRow(fold_->body(), 6);
  attach_ = new QPushButton(fold_);
  attach_->setObjectName(QStringLiteral("evidenceAttach"));
  retext(attach_, "assess.evidence.attach");
  link_ = new QPushButton(fold_);
  link_->setObjectName(QStringLiteral("evidenceLink"));
  retext(link_, "assess.evidence.link");
  how_ = makeLabel(fold_, "muted");
  setFace(how_, Face::Small);
  buttons->addWidget(attach_);
  buttons->addWidget(link_);
  buttons->addWidget(how_, 1);
  connect(attach_, &QPushButton::clicked, this, &EvidenceSection::attach);
  connect(link_, &QPushButton::clicked, this, &EvidenceSection::linkExisting);
}

void EvidenceSection::refresh() {
  showHints();
  showLinked();
}

void EvidenceSection::showHints() {
  if (!isNew(shown_)) return;
  clear(*hints_);
  for (const auto& hint : item().evidence) {
    auto* point = makeLabel(fold_);
    point->setText(text("assess.evidence.hint", inLanguage(hint)));
    point->setTextInteractionFlags(Qt::TextSelectableByMouse);
    hints_->addWidget(point);
  }
  hintHead_->setVisible(!item().evidence.empty());
}

LinkTarget EvidenceSection::target() const {
  return linkTo(desk().key(index()));
}

std::vector<LinkTarget> EvidenceSection::shownTargets() const {
  std::vector<LinkTarget> targets{target()};
  for (const auto& key : desk().keysBehind(index())) {
    if (linkTo(key) != targets.front()) targets.push_back(linkTo(key));
  }
  return targets;
}

QString EvidenceSection::refusal() const {
  const auto why = desk().refusal(index());
  if (why == AnswerDesk::Refusal::ChooseUnit || why == AnswerDesk::Refusal::ClosedCycle) {
    return assess::refusalWords(why);
  }
  const AnswerKey key = desk().key(index());
  return ui::refusalWords(desk().workspace(), *commands::linkEvidence({}, {}).kind, {{key}});
}

void EvidenceSection::showLinked() {
  clear(*rows_);
  const auto targets = shownTargets();
  int count = 0;
  for (const auto& piece : shelf_->pieces()) {
    if (!std::ranges::any_of(targets, [&](const auto& t) { return hangsOn(piece, t); })) continue;
    rows_->addWidget(rowOf(piece));
    ++count;
  }
  fold_->setCount(count);
  none_->setVisible(count == 0 && shelf_->isLoaded());
  const QString why = refusal();
  for (auto* button : {attach_, link_}) {
    button->setEnabled(why.isEmpty());
    button->setToolTip(why);
  }
  how_->setText(why.isEmpty() ? text("assess.evidence.how") : why);
}

QWidget* EvidenceSection::rowOf(const EvidencePiece& piece) {
  const auto& workspace = desk().workspace();
  const auto asOf = workspace.snapshot().asOf;
  auto* holder = new QWidget(fold_);
  auto* column = makeColumn(holder, 0);
  auto* head = makeRow(column, 6);
  auto* title = new Chip(holder);
  title->setProperty("look", QVariant());
  title->setLongest(270);
  title->setWords(toQt(piece.record.title));
  title->setObjectName(QStringLiteral("evidenceOpen"));
  head->addWidget(title);
  head->addStretch();
  auto* remove = makeTool(holder, "foot");
  remove->setText(text("assess.evidence.unlink"));
  remove->setAccessibleName(text("assess.evidence.unlink.name", piece.record.title));
  remove->setObjectName(QStringLiteral("evidenceUnlink"));
  QString why = refusal();
  if (why.isEmpty() && !hangsOn(piece, target())) {
    why = text("assess.evidence.elsewhere", workspace.cycle().whole().name);
  }
  remove->setEnabled(why.isEmpty());
  remove->setToolTip(why);
  head->addWidget(remove);
  auto* facts = makeLabel(holder, "muted");
  setFace(facts, Face::Small);
  facts->setContentsMargins(px(9), 0, 0, 0);
  const auto& newest = piece.newest();
  facts->setText(
      text("assess.evidence.facts", kindWords(piece.record), validityWords(piece.record, asOf),
           dayOf(newest.addedAt, workspace.snapshot().offsetMinutes), shownSize(newest.size)));
  if (validityTone(piece.record, asOf) == TagTone::Danger) facts->setProperty("look", "bad");
  auto* below = makeRow(column, 6);
  below->addWidget(facts, 1);
  if (!piece.record.tlp.empty()) {
    below->addWidget(new Tag(tlpWords(piece.record), tlpTone(piece.record), holder), 0,
                     Qt::AlignTop);
  }
  connect(title, &QToolButton::clicked, this, [this, id = piece.record.id] {
    if (const auto* found = shelf_->find(id)) viewEvidence(desk().workspace(), *found, this);
  });
  connect(remove, &QToolButton::clicked, this, [this, id = piece.record.id] {
    if (const auto* found = shelf_->find(id)) unlink(*found);
  });
  return holder;
}

bool EvidenceSection::mayAttach() {
  const QString why = refusal();
  if (!why.isEmpty()) Q_EMIT said(why);
  return why.isEmpty();
}

void EvidenceSection::attach() {
  if (!mayAttach()) return;
  const auto paths =
      ask::openFiles(this, {text("evidencepage.add.title"),
                            QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation),
                            {},
                            {}});
  take(itemsOf(paths));
}

void EvidenceSection::paste() {
  if (!mayAttach()) return;
  const auto* held = QGuiApplication::clipboard()->mimeData();
  auto items = held ? itemsOf(*held) : std::vector<IntakeItem>();
  if (items.empty()) {
    Q_EMIT said(text("evidencepage.pasted.nothing"));
    return;
  }
  take(std::move(items));
}

void EvidenceSection::take(std::vector<IntakeItem> items) {
  if (items.empty() || !mayAttach()) return;
  intake_->add({std::move(items), {target()}, {}});
}

DropArea::Offer EvidenceSection::offer(std::size_t files) const {
  const QString why = refusal();
  if (!why.isEmpty()) return {false, why};
  return {true, text("assess.evidence.drop", files, item().id)};
}

void EvidenceSection::linkExisting() {
  if (!mayAttach()) return;
  std::vector<Id> linked;
  for (const auto& piece : shelf_->pieces()) {
    if (hangsOn(piece, target())) linked.push_back(piece.record.id);
  }
  EvidencePicker picker(shelf_->pieces(), linked, desk().workspace().snapshot().asOf, this);
  if (!ask::run(picker) || picker.chosen().empty()) return;
  desk().workspace().post(commands::linkEvidence(picker.chosen(), {target()}));
}

void EvidenceSection::unlink(const EvidencePiece& piece) {
  if (!mayAttach()) return;
  desk().workspace().post(commands::unlinkEvidence({piece.record.id}, {target()}),
                          [guard = QPointer(this), title = piece.record.title](bool durable) {
                            if (guard && durable)
                              Q_EMIT guard->said(text("assess.evidence.unlinked", title));
                          });
}

}  // namespace kijun::ui::assess
