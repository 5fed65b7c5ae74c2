#include "ui/targets/target_dialog.h"

#include <QComboBox>
#include <QFileInfo>
#include <QKeyEvent>
#include <QLabel>
#include <QListWidget>
#include <QPointer>
#include <QPushButton>
#include <algorithm>
#include <filesystem>

#include "records/record_view.h"
#include "ui/models/background.h"
#include "ui/models/failure.h"
#include "ui/shell/text.h"
#include "ui/targets/rule_list.h"
#include "ui/targets/target_preview.h"
#include "ui/theme/theme.h"
#include "ui/widgets/ask.h"
#include "workspace/bulk_records.h"
#include "workspace/bulk_targets.h"
#include "workspace/permission.h"

namespace kijun::ui {
namespace {

const RecordDescription& profileRecord() {
  return *findDescription("target_profile");
}
const RecordDescription& ruleRecord() {
  return *findDescription("target_rule");
}

constexpr std::string_view kProfilePrefix = "profile:";

Id idOfProfile(const QString& other) {
  const auto id = fromQt(other);
  return id.starts_with(kProfilePrefix) ? id.substr(kProfilePrefix.size()) : Id();
}

Row rowOf(const RecordDescription& description, const std::map<std::string, Value>& values) {
  Row row(description.fields.size() + 1);
  for (const auto& [field, value] : values) row[*description.indexOf(field) + 1] = value;
  return row;
}

}  // namespace

std::vector<Row> rowsOfRules(const Catalog& catalog, const Id& profile,
                             const std::vector<TargetRule>& rules) {
  std::vector<Row> rows;
  for (const auto& rule : rules) {
    const auto place = static_cast<std::int64_t>(rows.size()) + 1;
    auto row = rowOf(
        ruleRecord(),
        {{"title", Value(fromQt(text("target.words.rule", wordsOf(catalog, rule), rule.target)))},
         {"profile", Value(profile)},
         {"position", Value(place)},
         {"scope", Value(std::string(idOf(rule.scope)))},
         {"value", rule.value.empty() ? Value() : Value(rule.value)},
         {"target", Value(std::int64_t{rule.target})}});
    row.front() = Value(rule.id);
    rows.push_back(std::move(row));
  }
  return rows;
}

TargetDialog::TargetDialog(WorkspaceModel& workspace, QWidget* parent)
    : QDialog(parent),
      workspace_(workspace),
      profiles_(new QListWidget(this)),
      new_(new QPushButton(text("target.profile.new"), this)),
      fromNow_(new QPushButton(text("target.profile.from_now"), this)),
      remove_(new QPushButton(text("target.profile.remove"), this)),
      list_(new RuleList(workspace, this)),
      other_(new QComboBox(this)),
      preview_(new TargetPreview(workspace, this)),
      problem_(new QLabel(this)),
      apply_(new QPushButton(this)) {
  setWindowTitle(text("target.title"));
  const auto refused = refusalOf(*commands::putRecord(profileRecord(), {}).kind, workspace_.actor(),
                                 workspace_.snapshot());
  if (workspace_.isReadOnly()) {
    whyNot_ = text("target.read_only");
  } else if (refused) {
    whyNot_ = rendered(*refused);
  }
  build();
  connectParts();
  resize(px(1180), px(660));
  say(whyNot_, true);
  readRows();
}

void TargetDialog::connectParts() {
  connect(profiles_, &QListWidget::currentItemChanged, this, &TargetDialog::chooseProfile);
  connect(profiles_, &QListWidget::itemChanged, this, &TargetDialog::rename);
  connect(new_, &QPushButton::clicked, this,
          [this] { makeProfile({}, text("target.profile.name")); });
  connect(fromNow_, &QPushButton::clicked, this, [this] {
    makeProfile(rulesFor(workspace_.catalog(), targetsOf(workspace_.catalog(), workspace_.cycle())),
                text("target.profile.now_name", toQt(workspace_.cycle().cycle.name)));
  });
  connect(remove_, &QPushButton::clicked, this, &TargetDialog::removeProfile);
  connect(list_, &RuleList::changed, this, &TargetDialog::saveRules);
  connect(other_, &QComboBox::activated, this, &TargetDialog::chooseOther);
  connect(preview_, &TargetPreview::itemWanted, this, [this](const QString& item) {
    itemWanted_ = item;
    accept();
  });
  connect(apply_, &QPushButton::clicked, this, &TargetDialog::apply);
  connect(&workspace_, &WorkspaceModel::structureChanged, this, &TargetDialog::readRows);
  connect(&workspace_, &WorkspaceModel::scoresChanged, this, &TargetDialog::preview);
  // The banner of the window lies behind this dialog.
  connect(&workspace_, &WorkspaceModel::failed, this,
          [this](const QString& words) { say(words, true); });
}

void TargetDialog::showProfile(const Id& profile) {
  profile_ = profile;
  showProfiles();
}

void TargetDialog::readRows() {
  const int asked = ++asked_;
  inBackground(
      this,
      [session = workspace_.sessionPtr()] {
        RegisterRows rows;
        for (const auto* record : {&profileRecord(), &ruleRecord()}) {
          rows[std::string(record->id)] = session->rows(*record);
        }
        return rows;
      },
      [this, asked](RegisterRows rows) {
        if (asked == asked_) adopt(std::move(rows));
      },
      [this](const std::exception_ptr& failure) {
        say(failureInWords(failure, "Reading the target profiles"), true);
      });
}

// What is on its way to the disk is newer than what was read.
void TargetDialog::adopt(RegisterRows rows) {
  if (saving_ > 0) return;
  rows_ = std::move(rows);
  showProfiles();
}

void TargetDialog::showProfiles() {
  {
    const QSignalBlocker quiet(profiles_);
    profiles_->clear();
    for (const auto& profile : viewsOf(rows_, "target_profile")) {
      auto* item = new QListWidgetItem(toQt(profile.text("name")), profiles_);
      item->setData(Qt::UserRole, toQt(profile.id()));
      item->setToolTip(item->text());
      if (whyNot_.isEmpty()) item->setFlags(item->flags() | Qt::ItemIsEditable);
      if (profile.id() == profile_) profiles_->setCurrentItem(item);
    }
    if (!profiles_->currentItem() && profiles_->count() > 0) profiles_->setCurrentRow(0);
  }
  chooseProfile();
}

void TargetDialog::chooseProfile() {
  const auto* item = profiles_->currentItem();
  profile_ = item ? fromQt(item->data(Qt::UserRole).toString()) : Id();
  remove_->setEnabled(item && whyNot_.isEmpty());
  list_->setAvailable(item != nullptr);
  list_->setRules(rulesOf(rows_, profile_));
  offerOthers();
  preview();
}

// Against the rows as this dialog knows them, so that several changes in a row come out right
// before the first is read back.
void TargetDialog::saveRules() {
  const auto fresh = rowsOfRules(workspace_.catalog(), profile_, list_->rules());
  auto& stored = rows_["target_rule"];
  std::vector<Row> put, kept;
  std::vector<Id> gone;
  const auto at = *ruleRecord().indexOf("profile") + 1;
  for (const auto& row : stored) {
    if (textOf(row[at]) != profile_) {
      kept.push_back(row);
    } else if (std::ranges::none_of(fresh, [&](const Row& each) { return each[0] == row[0]; })) {
      gone.push_back(textOf(row[0]));
    }
  }
  for (const auto& row : fresh) {
    if (std::ranges::find(stored, row) == stored.end()) put.push_back(row);
  }
  std::ranges::copy(fresh, std::back_inserter(kept));
  stored = std::move(kept);
  preview();
  if (put.empty() && gone.empty()) return;
  ++saving_;
  workspace_.post(commands::replaceRecords(ruleRecord(), std::move(put), std::move(gone)),
                  [this, guard = QPointer<TargetDialog>(this)](bool) {
                    if (!guard) return;
                    --saving_;
                    if (saving_ == 0) readRows();
                  });
}

QString TargetDialog::freeName(const QString& wanted) const {
  QString name = wanted;
  for (int n = 2; !profiles_->findItems(name, Qt::MatchExactly).isEmpty(); ++n) {
    name = text("target.profile.numbered", wanted, n);
  }
  return name;
}

void TargetDialog::makeProfile(std::vector<TargetRule> rules, const QString& name) {
  if (!whyNot_.isEmpty()) return;
  RandomIds ids;
  profile_ = ids.next();
  for (auto& rule : rules) rule.id = ids.next();
  auto row = rowOf(profileRecord(), {{"name", Value(fromQt(freeName(name)))}});
  row.front() = Value(profile_);
  rows_["target_profile"].push_back(row);
  auto& stored = rows_["target_rule"];
  const auto made = rowsOfRules(workspace_.catalog(), profile_, rules);
  stored.insert(stored.end(), made.begin(), made.end());
  const auto done = [this, guard = QPointer<TargetDialog>(this)](bool) {
    if (!guard) return;
    if (--saving_ == 0) readRows();
  };
  ++saving_;
  workspace_.post(commands::putRecord(profileRecord(), std::move(row)), done);
  if (!made.empty()) {
    ++saving_;
    workspace_.post(commands::replaceRecords(ruleRecord(), made, {}), done);
  }
  showProfiles();
  profiles_->setFocus();
}

void TargetDialog::rename(QListWidgetItem* item) {
  const auto name = item->text().simplified();
  const Id id = fromQt(item->data(Qt::UserRole).toString());
  auto& profiles = rows_["target_profile"];
  const auto at = *profileRecord().indexOf("name") + 1;
  for (auto& row : profiles) {
    if (textOf(row[0]) != id) continue;
    if (name.isEmpty() || textOf(row[at]) == fromQt(name)) {
      const QSignalBlocker quiet(profiles_);
      item->setText(toQt(textOf(row[at])));
      return;
    }
    row[at] = Value(fromQt(name));
    workspace_.post(commands::putRecord(profileRecord(), row));
  }
  offerOthers();
}

void TargetDialog::removeProfile() {
  const auto* item = profiles_->currentItem();
  if (!item || !whyNot_.isEmpty()) return;
  const auto choice = ask::choose(
      this, {ask::Tone::Question,
             text("target.remove.title"),
             text("target.remove.what", item->text(), static_cast<int>(list_->rules().size())),
             text("target.remove.todo"),
             {{"", text("ui.cancel")}, {"remove", text("target.profile.remove")}}});
  if (choice.isEmpty()) return;
  std::vector<Id> gone;
  for (const auto& rule : list_->rules()) gone.push_back(rule.id);
  // Its rules first: they refer to it.
  if (!gone.empty()) workspace_.post(commands::deleteRecords(ruleRecord(), std::move(gone)));
  workspace_.post(commands::deleteRecord(profileRecord(), profile_));
  std::erase_if(rows_["target_profile"],
                [&](const Row& row) { return textOf(row[0]) == profile_; });
  profile_.clear();
  showProfiles();
}

void TargetDialog::offerOthers() {
  const QSignalBlocker quiet(other_);
  other_->clear();
  other_->addItem(text("target.other.now"), QStringLiteral("now"));
  if (const auto& previous = workspace_.snapshot().previous) {
    other_->addItem(text("target.other.previous", toQt(previous->cycle.name)),
                    QStringLiteral("previous"));
  }
  for (int i = 0; i < profiles_->count(); ++i) {
    const auto* item = profiles_->item(i);
    if (item == profiles_->currentItem()) continue;
    other_->addItem(text("target.other.profile", item->text()),
                    toQt(kProfilePrefix) + item->data(Qt::UserRole).toString());
  }
  if (!copyName_.isEmpty()) {
    other_->addItem(text("target.other.copy", copyName_), QStringLiteral("copy"));
  }
  other_->addItem(text("target.other.open"), QStringLiteral("open"));
  const int at = other_->findData(otherWanted_);
  other_->setCurrentIndex(std::max(0, at));
  if (at < 0) otherWanted_ = QStringLiteral("now");
}

void TargetDialog::chooseOther() {
  const auto wanted = other_->currentData().toString();
  if (wanted == QStringLiteral("open")) return openCopy();
  otherWanted_ = wanted;
  preview();
}

void TargetDialog::openCopy() {
  other_->setCurrentIndex(other_->findData(otherWanted_));
  const auto path = ask::openFile(
      this, {text("target.other.open"), {}, text("target.other.filter"), QStringLiteral("kijun")});
  if (!path) return;
  inBackground(
      this,
      [path = *path, catalog = workspace_.snapshot().current.catalog] {
        OpenOptions options;
        options.access = Access::ReadOnly;
        const auto session = Session::open(std::filesystem::path(path.toStdU16String()), options);
        return targetsOf(*catalog, session->snapshot().current);
      },
      [this, path = *path](Targets targets) {
        copyTargets_ = std::move(targets);
        copyName_ = QFileInfo(path).fileName();
        otherWanted_ = QStringLiteral("copy");
        offerOthers();
        preview();
      },
      [this](const std::exception_ptr& failure) {
        say(failureInWords(failure, "Reading the targets of a copy"), true);
      });
}

std::optional<Targets> TargetDialog::otherTargets() const {
  const auto& catalog = workspace_.catalog();
  if (otherWanted_ == QStringLiteral("copy") && copyTargets_.size() == catalog.items().size()) {
    return copyTargets_;
  }
  if (otherWanted_ == QStringLiteral("previous") && workspace_.snapshot().previous) {
    return targetsOf(catalog, *workspace_.snapshot().previous);
  }
  if (const Id id = idOfProfile(otherWanted_); !id.empty()) {
    return targetsOf(catalog, rulesOf(rows_, id)).targets;
  }
  return std::nullopt;
}

QString TargetDialog::whyNotApplied() const {
  if (workspace_.isReadOnly()) return text("target.read_only");
  const auto refused =
      refusalOf(*commands::setTargets({}, {}).kind, workspace_.actor(), workspace_.snapshot());
  if (refused) return rendered(*refused);
  if (workspace_.cycle().cycle.state != "open") return text("target.closed_cycle");
  return {};
}

void TargetDialog::preview() {
  const auto& catalog = workspace_.catalog();
  const auto& risks = workspace_.snapshot().riskLevels;
  const auto now = targetsOf(catalog, workspace_.cycle());
  const auto wanted = profile_.empty() ? now : targetsOf(catalog, list_->rules()).targets;
  changes_ = 0;
  for (std::size_t i = 0; i < wanted.size(); ++i) changes_ += wanted[i] != now[i];
  const auto other = otherTargets();
  preview_->show(compareTargets(workspace_.cycle(), risks, other.value_or(now), wanted),
                 other ? other_->currentText() : text("target.other.now"));
  const auto why = whyNotApplied();
  apply_->setText(changes_ == 0 ? text("target.apply.none")
                                : text("target.apply", static_cast<int>(changes_)));
  apply_->setEnabled(changes_ > 0 && why.isEmpty());
  apply_->setToolTip(why);
}

void TargetDialog::apply() {
  const auto& catalog = workspace_.catalog();
  const auto now = targetsOf(catalog, workspace_.cycle());
  const auto wanted = targetsOf(catalog, list_->rules()).targets;
  std::map<std::string, std::optional<int>> targets;
  for (std::size_t i = 0; i < wanted.size(); ++i) {
    if (wanted[i] != now[i]) targets[catalog.items()[i].id] = wanted[i];
  }
  if (targets.empty()) return;
  const auto* item = profiles_->currentItem();
  const auto name = item ? item->text() : QString();
  const int count = static_cast<int>(targets.size());
  apply_->setEnabled(false);
  workspace_.post(
      commands::setTargets(workspace_.cycle().cycle.id, std::move(targets), fromQt(name)),
      [this, guard = QPointer<TargetDialog>(this), name, count](bool done) {
        if (!guard) return;
        if (done) say(text("target.applied", name, count), false);
        preview();
      });
}

void TargetDialog::say(const QString& words, bool bad) {
  problem_->setProperty("look", bad ? "bad" : "muted");
  problem_->style()->unpolish(problem_);
  problem_->style()->polish(problem_);
  problem_->setText(words);
  problem_->setVisible(!words.isEmpty());
}

bool TargetDialog::eventFilter(QObject* watched, QEvent* event) {
  if (watched == profiles_ && event->type() == QEvent::KeyPress) {
    switch (static_cast<QKeyEvent*>(event)->key()) {
      case Qt::Key_N:
      case Qt::Key_Insert:
        makeProfile({}, text("target.profile.name"));
        return true;
      case Qt::Key_Delete:
        removeProfile();
        return true;
      default:
        break;
    }
  }
  return QDialog::eventFilter(watched, event);
}

}  // namespace kijun::ui
