#include "ui/governance/risk_model_dialog.h"

#include <QComboBox>
#include <QDialogButtonBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QPointer>
#include <QPushButton>
#include <QStackedWidget>
#include <QTabBar>
#include <QVBoxLayout>
#include <algorithm>
#include <array>

#include "base/error.h"
#include "ui/governance/risk_model/approval_form.h"
#include "ui/governance/risk_model/change_view.h"
#include "ui/governance/risk_model/factors_tab.h"
#include "ui/governance/risk_model/risk_grid.h"
#include "ui/governance/risk_model/threats_tab.h"
#include "ui/governance/risk_model/words_tab.h"
#include "ui/models/background.h"
#include "ui/models/failure.h"
#include "ui/registers/refusal.h"
#include "ui/shell/text.h"
#include "ui/theme/theme.h"
#include "ui/widgets/ask.h"

namespace kijun::ui {
namespace {

constexpr std::array kTabs = {
    KIJUN_TEXT("riskmodel.tab.scenario"), KIJUN_TEXT("riskmodel.tab.control"),
    KIJUN_TEXT("riskmodel.tab.words"),    KIJUN_TEXT("riskmodel.tab.threats"),
    KIJUN_TEXT("riskmodel.tab.factors"),  KIJUN_TEXT("riskmodel.tab.change")};
constexpr int kChangeTab = static_cast<int>(kTabs.size()) - 1;
// In the list of versions, beside the ids of editions.
const QString kDraft = QStringLiteral("draft"), kCatalog = QStringLiteral("catalog");

const RecordDescription& editionRecord() {
  return *findDescription("risk_model");
}

}  // namespace

RiskModelDialog::RiskModelDialog(WorkspaceModel& workspace, QWidget* parent)
    : QDialog(parent),
      workspace_(workspace),
      inForce_(RiskModel::of(workspace.catalog())),
      draft_(RiskModel::partOf(workspace.catalog())),
      kept_(draft_.text()),
      whyNot_(registers::refusalToChange(workspace, editionRecord())),
      versions_(new QComboBox(this)),
      about_(new QLabel(this)),
      tabs_(new QTabBar(this)),
      pages_(new QStackedWidget(this)),
      problem_(new QLabel(this)),
      takeUp_(new QPushButton(this)),
      approve_(new QPushButton(text("riskmodel.approve"), this)) {
  setWindowTitle(text("riskmodel.title"));
  build();
  connectTabs();
  connect(&workspace_, &WorkspaceModel::structureChanged, this, &RiskModelDialog::readRows);
  // The banner of the window lies behind this dialog.
  connect(&workspace_, &WorkspaceModel::failed, problem_, &QLabel::setText);
  resize(px(1040), px(680));
  readRows();
}

void RiskModelDialog::build() {
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(px(24), px(16), px(24), px(16));
  column->setSpacing(px(10));
  auto* head = new QHBoxLayout;
  head->setSpacing(px(12));
  versions_->setObjectName(QStringLiteral("riskModelVersions"));
  versions_->setAccessibleName(text("riskmodel.versions"));
  versions_->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
  versions_->setMinimumContentsLength(46);
  head->addWidget(versions_);
  about_->setObjectName(QStringLiteral("riskModelAbout"));
  about_->setWordWrap(true);
  about_->setProperty("look", "muted");
  head->addWidget(about_, 1);
  column->addLayout(head);
  tabs_->setObjectName(QStringLiteral("riskModelTabs"));
  tabs_->setProperty("look", "page");
  tabs_->setDrawBase(false);
  tabs_->setExpanding(false);
  tabs_->setAccessibleName(windowTitle());
  for (const auto id : kTabs) tabs_->addTab(text(id));
  column->addWidget(tabs_);
  pages_->addWidget(scenario_ = new risk_model::RiskGridTab(RiskMatrix::Scenario, pages_));
  pages_->addWidget(control_ = new risk_model::RiskGridTab(RiskMatrix::Control, pages_));
  pages_->addWidget(words_ = new risk_model::WordsTab(pages_));
  pages_->addWidget(threats_ = new risk_model::ThreatsTab(pages_));
  pages_->addWidget(factors_ = new risk_model::FactorsTab(pages_));
  pages_->addWidget(buildChange());
  column->addWidget(pages_, 1);
  problem_->setObjectName(QStringLiteral("riskModelProblem"));
  problem_->setWordWrap(true);
  problem_->setProperty("look", "bad");
  column->addWidget(problem_);
  auto* buttons = new QDialogButtonBox(this);
  takeUp_->setObjectName(QStringLiteral("riskModelTakeUp"));
  takeUp_->setAutoDefault(false);
  buttons->addButton(takeUp_, QDialogButtonBox::ActionRole);
  auto* close = buttons->addButton(text("ui.close"), QDialogButtonBox::RejectRole);
  close->setAutoDefault(false);
  column->addWidget(buttons);
  connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
}

QWidget* RiskModelDialog::buildChange() {
  auto* page = new QWidget(pages_);
  auto* column = new QVBoxLayout(page);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(px(10));
  column->addWidget(change_ = new risk_model::ChangeView(page), 1);
  column->addWidget(form_ = new risk_model::ApprovalForm(page));
  approve_->setObjectName(QStringLiteral("riskModelApprove"));
  approve_->setAutoDefault(false);
  column->addWidget(approve_, 0, Qt::AlignRight);
  return page;
}

void RiskModelDialog::connectTabs() {
  using namespace risk_model;
  connect(tabs_, &QTabBar::currentChanged, this, [this](int tab) {
    pages_->setCurrentIndex(tab);
    preview();
  });
  connect(versions_, &QComboBox::activated, this, &RiskModelDialog::choose);
  connect(scenario_, &RiskGridTab::levelSet, this, [this](std::size_t place, std::size_t rank) {
    draft_.setCell(RiskMatrix::Scenario, place, rank);
    edited();
  });
  connect(control_, &RiskGridTab::levelSet, this, [this](std::size_t place, std::size_t rank) {
    draft_.setCell(RiskMatrix::Control, place, rank);
    edited();
  });
  connect(words_, &WordsTab::worded, this,
          [this](std::size_t place, const Bilingual& label, const Bilingual& words) {
            draft_.setText(place, label, words);
            edited();
          });
  connect(threats_, &ThreatsTab::worded, this,
          [this](std::size_t place, const Bilingual& label, const Bilingual& note) {
            draft_.setThreat(place, label, note);
            edited();
          });
  connect(threats_, &ThreatsTab::added, this, [this](const QString& where) {
    const auto place = draft_.addThreat(fromQt(where), bilingual("riskmodel.threats.new"));
    edited();
    threats_->choose(place);
  });
  connect(threats_, &ThreatsTab::moved, this, [this](std::size_t place, int by) {
    const auto now = draft_.moveThreat(place, by);
    edited();
    threats_->choose(now);
  });
  connect(threats_, &ThreatsTab::removed, this, &RiskModelDialog::removeThreat);
  connect(factors_, &FactorsTab::factorSet, this, [this](const QString& level, int hundredths) {
    draft_.setFactor(fromQt(level), hundredths);
    edited();
  });
  connect(form_, &ApprovalForm::changed, this, &RiskModelDialog::refresh);
  connect(takeUp_, &QPushButton::clicked, this, &RiskModelDialog::takeUp);
  connect(approve_, &QPushButton::clicked, this, &RiskModelDialog::approve);
}

void RiskModelDialog::readRows() {
  inBackground(
      this, [session = workspace_.sessionPtr()] { return session->registers(riskSources()); },
      [this](RegisterRows rows) { adopt(std::move(rows)); },
      [this](const std::exception_ptr& failure) {
        problem_->setText(failureInWords(failure, "Reading the risk model"));
      });
}

// What is being changed stays; a draft that nobody changed follows the model in force.
void RiskModelDialog::adopt(RegisterRows rows) {
  const bool untouched = !isChanged();
  rows_ = std::make_shared<const RegisterRows>(std::move(rows));
  uses_ = threatUses(*rows_);
  editions_ = riskEditions(*rows_);
  inForce_ = riskModelOf(workspace_.catalog(), *rows_);
  if (untouched) {
    draft_ = RiskModelDraft(riskPartInForce(workspace_.catalog(), *rows_));
    kept_ = draft_.text();
  }
  form_->setPeople(workspace_.snapshot().people);
  form_->setLatest(editions_.empty() ? std::string() : editions_.front().approvedOn);
  fillVersions();
  choose();
}

void RiskModelDialog::fillVersions() {
  const auto kept = versions_->currentData();
  const QSignalBlocker quiet(versions_);
  versions_->clear();
  versions_->addItem(text("riskmodel.version.draft", rendered(inForce_.name())), kDraft);
  for (const auto& edition : editions_) {
    versions_->addItem(text("riskmodel.version", edition.approvedOn, toQt(edition.title)),
                       toQt(edition.id));
  }
  versions_->addItem(text("riskmodel.version.catalog", toQt(workspace_.catalog().edition())),
                     kCatalog);
  versions_->setCurrentIndex(std::max(0, versions_->findData(kept)));
}

void RiskModelDialog::choose() {
  const auto chosen = versions_->currentData().toString();
  viewing_.reset();
  about_->setText(text("riskmodel.about"));
  problem_->clear();
  const auto edition = std::ranges::find(editions_, fromQt(chosen), &RiskEdition::id);
  if (edition != editions_.end()) {
    const auto* person = workspace_.snapshot().person(edition->approvedBy);
    about_->setText(text("riskmodel.about.edition", edition->approvedOn,
                         person ? toQt(person->name) : text("ui.none"), toQt(edition->reason)));
    try {
      viewing_.emplace(riskPartOf(*edition, workspace_.catalog()));
    } catch (const Error& error) {
      versions_->setCurrentIndex(0);
      problem_->setText(rendered(error));
    }
  } else if (chosen == kCatalog) {
    viewing_.emplace(RiskModel::partOf(workspace_.catalog()));
    about_->setText(text("riskmodel.about.catalog"));
  }
  showAll();
}

void RiskModelDialog::showAll() {
  const auto& draft = shown();
  const bool fixed = isReadOnly();
  scenario_->show(draft, inForce_, fixed);
  control_->show(draft, inForce_, fixed);
  words_->show(draft, fixed);
  factors_->show(draft, fixed);
  std::vector<std::size_t> uses;
  for (const auto& threat : draft.threats()) uses.push_back(usesOf(threat, uses_));
  threats_->show(draft.threats(), uses, fixed);
  preview();
  refresh();
}

void RiskModelDialog::edited() {
  showAll();
}

void RiskModelDialog::preview() {
  previewed_ = false;
  if (tabs_->currentIndex() != kChangeTab || !rows_) return refresh();
  try {
    auto next = shown().model();
    inBackground(
        this,
        [rows = rows_, before = inForce_, after = std::move(next),
         asOf = workspace_.snapshot().asOf] {
          return changeOf(before, after, *rows, importanceOf(*rows), asOf);
        },
        [this, round = ++round_](const RiskModelChange& change) {
          if (round != round_) return;
          change_->show(change, workspace_.catalog());
          previewed_ = true;
          refresh();
        },
        [this](const std::exception_ptr& failure) {
          change_->say(failureInWords(failure, "Comparing risk models"));
        });
  } catch (const Error& error) {
    ++round_;
    change_->say(rendered(error));
  }
  refresh();
}

void RiskModelDialog::refresh() {
  QString problem = whyNot_;
  bool sound = true;
  if (problem.isEmpty() && !viewing_) {
    try {
      draft_.model();
    } catch (const Error& error) {
      problem = rendered(error);
      sound = false;
    }
  }
  const bool ready = !isReadOnly() && sound && previewed_ && isChanged();
  if (problem.isEmpty() && ready) problem = form_->missing();
  problem_->setText(problem);
  form_->setEnabled(!isReadOnly());
  approve_->setEnabled(ready && form_->missing().isEmpty());
  takeUp_->setVisible(whyNot_.isEmpty());
  takeUp_->setText(viewing_ ? text("riskmodel.take_up") : text("riskmodel.discard"));
  takeUp_->setEnabled(viewing_ || isChanged());
}

void RiskModelDialog::removeThreat(std::size_t place) {
  const auto& threat = draft_.threats()[place];
  const auto uses = usesOf(threat, uses_);
  if (uses > 0) {
    const ask::Question question{
        ask::Tone::Warning,
        windowTitle(),
        text("riskmodel.remove.what", inLanguage(threat.label), uses),
        text("riskmodel.remove.todo"),
        {{"", text("riskmodel.remove.stay")}, {"remove", text("riskmodel.threats.remove")}}};
    if (ask::choose(this, question).isEmpty()) return;
  }
  draft_.removeThreat(place);
  edited();
}

void RiskModelDialog::takeUp() {
  if (viewing_) {
    draft_ = *viewing_;
    versions_->setCurrentIndex(0);
  } else {
    draft_ = RiskModelDraft(nlohmann::json::parse(kept_));
  }
  choose();
}

// One that is the catalog's again says so by holding nothing, and follows the catalog from then on.
void RiskModelDialog::approve() {
  if (!approve_->isEnabled()) return;
  const auto& description = editionRecord();
  Row row(description.fields.size() + 1);
  const auto set = [&](std::string_view field, std::string value) {
    if (!value.empty()) row[*description.indexOf(field) + 1] = Value(std::move(value));
  };
  const auto content = draft_.text();
  set("title", form_->title());
  set("reason", form_->reason());
  set("approved_by", form_->approver());
  set("approved_on", form_->day());
  if (content != RiskModel::partOf(workspace_.catalog()).dump()) set("model", content);
  approve_->setEnabled(false);
  const auto before = std::exchange(kept_, content);
  workspace_.post(commands::putRecord(description, std::move(row)),
                  [self = QPointer(this), before](bool durable) {
                    if (!self) return;
                    if (durable) {
                      self->form_->clear();
                    } else {
                      self->kept_ = before;
                      self->refresh();
                    }
                  });
}

// A draft that was never approved is left only when said.
void RiskModelDialog::done(int result) {
  if (whyNot_.isEmpty() && isChanged()) {
    const ask::Question question{
        ask::Tone::Warning,
        windowTitle(),
        text("riskmodel.unapproved.what"),
        text("riskmodel.unapproved.todo"),
        {{"", text("riskmodel.unapproved.stay")}, {"leave", text("riskmodel.unapproved.leave")}}};
    if (ask::choose(this, question).isEmpty()) return;
  }
  QDialog::done(result);
}

}  // namespace kijun::ui
