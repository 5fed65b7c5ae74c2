#include "ui/pages/collect/respondent_bar.h"

#include <QDesktopServices>
#include <QDir>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QLabel>
#include <QPointer>
#include <QPushButton>
#include <algorithm>

#include "base/log.h"
#include "ui/models/background.h"
#include "ui/pages/collect/collect_values.h"
#include "ui/pages/collect/submit_dialog.h"
#include "ui/shell/text.h"
#include "ui/theme/theme.h"
#include "ui/widgets/ask.h"
#include "ui/widgets/day_edit.h"
#include "workspace/permission.h"

namespace kijun::ui::collect {

RespondentBar::RespondentBar(Shell& shell, WorkspaceModel& workspace, QWidget* parent)
    : QFrame(parent),
      shell_(shell),
      workspace_(workspace),
      picture_(new QLabel(this)),
      words_(new QLabel(this)),
      submit_(new QPushButton(this)),
      folder_(new QPushButton(this)),
      opener_([](const QUrl& url) { return QDesktopServices::openUrl(url); }) {
  setObjectName(QStringLiteral("respondentBar"));
  auto* row = new QHBoxLayout(this);
  words_->setObjectName(QStringLiteral("respondentWords"));
  words_->setWordWrap(true);
  submit_->setObjectName(QStringLiteral("respondentSubmit"));
  submit_->setProperty("look", "primary");
  retext(submit_, "collect.respondent.submit");
  folder_->setObjectName(QStringLiteral("respondentFolder"));
  retext(folder_, "collect.respondent.folder");
  row->addWidget(picture_, 0, Qt::AlignVCenter);
  row->addWidget(words_, 1);
  row->addWidget(folder_);
  row->addWidget(submit_);
  connect(submit_, &QPushButton::clicked, this, [this] { submit(); });
  connect(folder_, &QPushButton::clicked, this, [this] { openFolder(); });
  for (const auto signal : {&WorkspaceModel::structureChanged, &WorkspaceModel::scoresChanged,
                            &WorkspaceModel::cycleChanged, &WorkspaceModel::actorChanged}) {
    connect(&workspace_, signal, this, [this] { refresh(); });
  }
  onLookChange(this, [this, row] {
    row->setContentsMargins(px(16), px(6), px(16), px(6));
    row->setSpacing(px(10));
    restyle();
  });
  onLanguageChange(this, [this] { refresh(); });
  hide();
  inBackground(
      this, [session = workspace_.sessionPtr()] { return questionnaireMark(*session); },
      [this](std::optional<QuestionnaireMark> mark) {
        mark_ = std::move(mark);
        refresh();
        if (!mark_) return;
        chooseOnlyUnit();
        Q_EMIT recognised(toQt(mark_->department));
      },
      [](const std::exception_ptr&) {
        spdlog::warn("Whether the workspace is a questionnaire could not be read.");
      });
}

// Where all is one unit's to answer, nobody has to find out that 全体 is not theirs.
void RespondentBar::chooseOnlyUnit() {
  if (answers_.empty()) return;
  const auto& unit = answers_.front().key.unit;
  const bool only = std::ranges::all_of(
      answers_, [&](const DueAnswer& answer) { return answer.key.unit == unit; });
  if (only && unit != workspace_.unit().id) workspace_.setUnit(unit);
}

void RespondentBar::restyle() {
  setStyleSheet(
      QStringLiteral("QFrame#respondentBar { background: %1; border-bottom: 1px solid %2; }")
          .arg(color(Ink::AccentSoft).name(), color(Ink::Line).name()));
  picture_->setPixmap(iconPixmap("collect", Ink::Accent, px(20), devicePixelRatioF()));
}

void RespondentBar::refresh() {
  setVisible(mark_.has_value());
  if (!mark_) return;
  answers_.clear();
  for (auto& answer : dueAnswers(workspace_.snapshot(), today())) {
    if (answer.department == mark_->department) answers_.push_back(std::move(answer));
  }
  const auto said = words();
  words_->setText(said);
  setAccessibleName(said);
  const bool owed =
      std::ranges::any_of(answers_, [](const DueAnswer& answer) { return isOwed(answer.state); });
  submit_->setVisible(owed);
  folder_->setVisible(!owed);
  const auto refused = refusalOf(*commands::setState({}, AnswerState::Submitted).kind,
                                 workspace_.actor(), workspace_.snapshot());
  submit_->setEnabled(!refused && !workspace_.isReadOnly());
  submit_->setToolTip(refused                   ? rendered(*refused)
                      : workspace_.isReadOnly() ? text("registerwords.read_only")
                                                : QString());
}

QString RespondentBar::words() const {
  const auto& snapshot = workspace_.snapshot();
  const auto* department = snapshot.department(mark_->department);
  int owed = 0, open = 0, returned = 0;
  for (const auto& answer : answers_) {
    if (!isOwed(answer.state)) continue;
    ++owed;
    open += !answer.answered;
    returned += answer.state == AnswerState::Returned;
  }
  const auto between =
      language() == Language::Japanese ? QStringLiteral("　") : QStringLiteral(" ");
  QStringList parts{text("collect.respondent.whose", department ? department->name : "",
                         snapshot.organisation.name, snapshot.current.cycle.name)};
  if (owed == 0) {
    parts << text("collect.respondent.all", fromQt(QFileInfo(file()).fileName()));
    return parts.join(between);
  }
  const auto& due = mark_->due.empty() ? snapshot.current.cycle.due : mark_->due;
  if (const auto day = Date::parse(due)) {
    parts << (*day < today() ? text("collect.respondent.overdue", day->shown(language()))
                             : text("collect.respondent.due", day->shown(language())));
  }
  parts << text("collect.respondent.open", answers_.size(), owed, open);
  if (returned > 0) parts << text("collect.respondent.returned", returned);
  return parts.join(between);
}

QString RespondentBar::file() const {
  return QString::fromStdU16String(workspace_.session().file().u16string());
}

void RespondentBar::submit() {
  SubmitDialog dialog(workspace_, answers_, this);
  if (ask::run(dialog)) {
    const auto keys = dialog.ready();
    const auto count = static_cast<int>(keys.size());
    workspace_.post(commands::setState(keys, AnswerState::Submitted),
                    [self = QPointer(this), count](bool durable) {
                      if (self && durable) self->sayWhatNext(count);
                    });
  } else if (!dialog.wanted().isEmpty()) {
    shell_.goTo(QStringLiteral("assess"), QStringLiteral("item:") + dialog.wanted());
  }
}

void RespondentBar::sayWhatNext(int submitted) {
  refresh();
  const auto left =
      std::ranges::count_if(answers_, [](const DueAnswer& answer) { return isOwed(answer.state); });
  const auto chosen =
      ask::choose(this, {ask::Tone::Information,
                         text("collect.submitted.title"),
                         left == 0 ? text("collect.submitted.all", submitted)
                                   : text("collect.submitted.some", submitted, left),
                         text("collect.submitted.todo", fromQt(QDir::toNativeSeparators(file()))),
                         {{QStringLiteral("folder"), text("collect.submitted.folder")},
                          {QString(), text("collect.submitted.later")}}});
  if (chosen != QLatin1String("folder")) return;
  // Closed, the workspace is one whole file.
  const auto folder = QFileInfo(file()).absolutePath();
  const auto opener = opener_;
  shell_.actions().action("file.close")->trigger();
  opener(QUrl::fromLocalFile(folder));
}

void RespondentBar::openFolder() {
  const auto folder = QFileInfo(file()).absolutePath();
  if (opener_(QUrl::fromLocalFile(folder))) return;
  ask::error(this, text("reportpage.open.failed", fromQt(QDir::toNativeSeparators(folder))));
}

}  // namespace kijun::ui::collect
