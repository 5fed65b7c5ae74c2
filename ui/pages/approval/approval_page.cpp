#include "ui/pages/approval/approval_page.h"

#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPointer>
#include <QPushButton>
#include <QSignalBlocker>
#include <QTreeWidget>

#include "ui/models/background.h"
#include "ui/models/failure.h"
#include "ui/pages/approval/changes.h"
#include "ui/pages/approval/words.h"
#include "ui/shell/text.h"
#include "ui/theme/theme.h"
#include "ui/widgets/ask.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/segmented_control.h"
#include "workspace/permission.h"

namespace kijun::ui::approval {
namespace {

constexpr auto kSetTarget = "set:";
constexpr int kSectionRole = Qt::UserRole;
constexpr ApprovalStep kSteps[] = {ApprovalStep::Draft, ApprovalStep::Review,
                                   ApprovalStep::Approve};

QString termsId(ApprovalTerms terms) {
  return terms == ApprovalTerms::Company ? QStringLiteral("company")
                                         : QStringLiteral("public_body");
}

}  // namespace

void ApprovalPage::connectParts() {
  connect(&watch_, &ApprovalWatch::changed, this, [this] { showSets(); });
  connect(&watch_, &ApprovalWatch::failed, this,
          [this](const QString& words) { banner_->say(BannerTone::Error, words); });
  connect(&workspace(), &WorkspaceModel::actorChanged, this, [this] {
    showTerms();
    showSet();
  });
  connect(sets_, &QTreeWidget::currentItemChanged, this, [this](const QTreeWidgetItem* item) {
    if (!item) return;
    section_ = fromQt(item->data(0, kSectionRole).toString());
    note_->clear();
    showSet();
  });
  connect(sign_, &QPushButton::clicked, this, [this] { sign(); });
  connect(return_, &QPushButton::clicked, this, [this] { giveBack(); });
  connect(answers_, &QListWidget::itemActivated, this, [this] { goToAnswer(); });
  connect(terms_, &SegmentedControl::chosenByUser, this, [this](const QString& id) {
    workspace().post(commands::setSetting("approval_terms", fromQt(id)));
  });
  handle("approval.sign", [this] { sign(); });
  handle("approval.return", [this] { giveBack(); });
  handle("approval.note", [this] { note_->setFocus(); });
  onLanguageChange(this, [this] { showSets(); });
}

void ApprovalPage::activate() {
  sets_->setFocus();
}

bool ApprovalPage::focusItem(const QString& target) {
  if (!target.startsWith(QLatin1String(kSetTarget))) return false;
  const auto section = fromQt(target.mid(static_cast<qsizetype>(qstrlen(kSetTarget))));
  if (!section.empty() && !workspace().catalog().section(section)) return false;
  section_ = section;
  showSets();
  return true;
}

QString ApprovalPage::place() const {
  return QLatin1String(kSetTarget) + toQt(section_);
}

const ApprovalSet* ApprovalPage::current() const {
  const auto* approvals = watch_.approvals();
  return approvals ? approvals->set(section_) : nullptr;
}

void ApprovalPage::showSets() {
  const auto* approvals = watch_.approvals();
  if (!approvals) return showSet();
  const auto terms = approvals->terms;
  const QSignalBlocker quiet(sets_);
  sets_->setHeaderLabels({text("approvalpage.set"), text("approvalpage.state"),
                          stepWords(ApprovalStep::Draft, terms),
                          stepWords(ApprovalStep::Review, terms),
                          stepWords(ApprovalStep::Approve, terms), text("approvalpage.reopened")});
  sets_->clear();
  for (const auto& set : approvals->sets) {
    QStringList cells{setName(set, *approvals), stateWords(set, terms)};
    for (const auto step : kSteps) {
      const auto* stamp = set.lastRound() ? set.lastRound()->stamp(step) : nullptr;
      cells << (stamp ? toQt(stamp->name) : QStringLiteral("–"));
    }
    const auto again = set.isUnderWay() ? set.changed.size() : set.reopened.size();
    cells << (again > 0 ? QString::number(again) : QString());
    auto* row = new QTreeWidgetItem(sets_, cells);
    row->setData(0, kSectionRole, toQt(set.section));
    for (int column = 0; column < cells.size(); ++column) row->setToolTip(column, cells[column]);
    row->setTextAlignment(5, Qt::AlignRight | Qt::AlignVCenter);
    if (again > 0) row->setForeground(5, color(Ink::Warning));
    if (set.section == section_) sets_->setCurrentItem(row);
  }
  if (!sets_->currentItem() && sets_->topLevelItemCount() > 0) {
    sets_->setCurrentItem(sets_->topLevelItem(0));
    section_.clear();
  }
  showTerms();
  showSet();
}

void ApprovalPage::showTerms() {
  const auto* approvals = watch_.approvals();
  if (!approvals) return;
  terms_->setSegments(
      {{QStringLiteral("company"), text("approvalpage.terms.company"), {}, {}, {}},
       {QStringLiteral("public_body"), text("approvalpage.terms.public"), {}, {}, {}}});
  terms_->setChosen(termsId(approvals->terms));
  const auto refused =
      refusalOf(*commands::setSetting({}, {}).kind, workspace().actor(), workspace().snapshot());
  terms_->setReadOnly(workspace().isReadOnly() || refused);
  terms_->setToolTip(refused ? rendered(*refused) : text("approvalpage.terms.hint"));
}

void ApprovalPage::showSet() {
  const auto* set = current();
  for (QWidget* part :
       std::initializer_list<QWidget*>{counts_, next_, stamps_, note_, sign_, return_, why_,
                                       answersTitle_, answers_, history_}) {
    part->setVisible(set != nullptr);
  }
  name_->setText(set ? setName(*set, *watch_.approvals()) : text("approvalpage.reading"));
  if (!set) return;
  const auto terms = watch_.approvals()->terms;
  counts_->setText(
      text("approvalpage.counts", set->items, set->answered, set->unanswered(), set->unconfirmed));
  next_->setText(whatIsNext(*set, terms));
  showStamps(*set);
  showAnswers(*set);
  showButtons(*set);
  const auto lines = history(*set, terms, workspace().snapshot().offsetMinutes);
  history_->setText(lines.join(u'\n'));
  history_->setVisible(!lines.isEmpty());
}

void ApprovalPage::showStamps(const ApprovalSet& set) {
  const auto terms = watch_.approvals()->terms;
  QStringList lines;
  for (const auto step : kSteps) {
    const auto* stamp = set.lastRound() ? set.lastRound()->stamp(step) : nullptr;
    lines << (stamp ? text("approvalpage.stamp.set", stepWords(step, terms), stamp->name,
                           shownStampTime(stamp->at, workspace().snapshot().offsetMinutes))
                    : text("approvalpage.stamp.open", stepWords(step, terms)));
  }
  stamps_->setText(lines.join(u'\n'));
}

void ApprovalPage::showAnswers(const ApprovalSet& set) {
  const auto& keys = set.isUnderWay() ? set.changed : set.reopened;
  answersTitle_->setVisible(!keys.empty());
  answers_->setVisible(!keys.empty());
  answersTitle_->setText(set.isUnderWay() ? text("approvalpage.changed", keys.size())
                                          : text("approvalpage.reopened.title", keys.size()));
  answers_->clear();
  for (const auto& key : keys) {
    auto* line = new QListWidgetItem(changedAnswer(key, *watch_.approvals(), workspace().cycle(),
                                                   workspace().snapshot().offsetMinutes),
                                     answers_);
    line->setToolTip(line->text());
    line->setData(Qt::UserRole, QStringList{toQt(key.item), toQt(key.unit)});
  }
  tellChanges(keys, set.isUnderWay() ? ApprovalStep::Draft : ApprovalStep::Approve);
}

// What is different about each, under who made it so; read beside the window.
void ApprovalPage::tellChanges(std::vector<AnswerKey> keys, ApprovalStep since) {
  const int round = ++telling_;
  if (keys.empty()) return;
  inBackground(
      this, [session = workspace().sessionPtr(), keys] { return historiesOf(*session, keys); },
      [this, round, keys, since](const Histories& histories) {
        if (round != telling_ || !watch_.approvals()) return;
        for (std::size_t i = 0; i < keys.size(); ++i) {
          auto* line = answers_->item(static_cast<int>(i));
          const auto words =
              changesSince(histories.at(keys[i]), stampedAt(*watch_.approvals(), keys[i], since),
                           workspace().snapshot());
          if (!line || words.isEmpty()) continue;
          line->setText(text("approvalpage.answer.changes", line->text(), words));
          line->setToolTip(line->text());
        }
      },
      [this](const std::exception_ptr& failure) {
        banner_->say(BannerTone::Error, failureInWords(failure, "Reading what changed"));
      });
}

void ApprovalPage::showButtons(const ApprovalSet& set) {
  const auto terms = watch_.approvals()->terms;
  const auto next = nextStep(set);
  sign_->setText(text("approvalpage.sign", stepWords(next.value_or(ApprovalStep::Draft), terms)));
  const auto why = next ? stepRefusal(workspace(), set, terms, *next) : whatIsNext(set, terms);
  sign_->setEnabled(why.isEmpty());
  sign_->setToolTip(why);
  const auto whyNot = stepRefusal(workspace(), set, terms, ApprovalStep::Return);
  return_->setVisible(set.isUnderWay());
  return_->setEnabled(whyNot.isEmpty());
  return_->setToolTip(whyNot);
  note_->setEnabled(sign_->isEnabled() || (set.isUnderWay() && return_->isEnabled()));
  why_->setText(next ? why : QString());
  why_->setVisible(next && !why.isEmpty());
}

void ApprovalPage::sign() {
  const auto* set = current();
  const auto next = set ? nextStep(*set) : std::nullopt;
  if (!next || !sign_->isEnabled()) return;
  const auto cycle = workspace().cycle().cycle.id;
  const auto note = fromQt(note_->text().trimmed());
  if (*next == ApprovalStep::Review) return post(commands::reviewApproval(cycle, section_, note));
  if (*next == ApprovalStep::Approve) return post(commands::approve(cycle, section_, note));
  auto incomplete = commands::Incomplete::Refused;
  if (set->unanswered() > 0 || set->unconfirmed > 0) {
    const auto answer = ask::choose(
        this, {ask::Tone::Warning,
               text("approvalpage.incomplete.title"),
               text("approvalpage.incomplete", set->items, set->unanswered(), set->unconfirmed),
               text("approvalpage.incomplete.todo"),
               {{QString(), text("approvalpage.incomplete.no")},
                {QStringLiteral("accept"), text("approvalpage.incomplete.yes")}}});
    if (answer.isEmpty()) return;
    incomplete = commands::Incomplete::Accepted;
  }
  post(commands::draftApproval(cycle, section_, incomplete, note));
}

void ApprovalPage::giveBack() {
  const auto* set = current();
  if (!set || !set->isUnderWay() || !return_->isEnabled()) return;
  const auto reason = fromQt(note_->text().trimmed());
  if (reason.empty()) {
    shell().say(text("approvalpage.return.reason"));
    note_->setFocus();
    return;
  }
  const auto instead =
      set->state() == ApprovalState::Reviewed ? ApprovalStep::Approve : ApprovalStep::Review;
  post(commands::returnApproval(workspace().cycle().cycle.id, section_, instead, reason));
}

// The note stays where the store refuses.
void ApprovalPage::post(Command command) {
  workspace().post(std::move(command), [self = QPointer(this)](bool durable) {
    if (self && durable) self->note_->clear();
  });
}

void ApprovalPage::goToAnswer() {
  const auto* line = answers_->currentItem();
  if (!line) return;
  const auto place = line->data(Qt::UserRole).toStringList();
  workspace().setUnit(fromQt(place.value(1)));
  shell().goTo(QStringLiteral("assess"), QStringLiteral("item:") + place.value(0));
}

}  // namespace kijun::ui::approval
