#include "ui/pages/report/report_page.h"

#include <QComboBox>
#include <QDesktopServices>
#include <QDir>
#include <QFileInfo>
#include <QLabel>
#include <QPushButton>
#include <QTimer>
#include <QTreeWidget>

#include "base/log.h"
#include "ui/models/background.h"
#include "ui/shell/text.h"
#include "ui/widgets/ask.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/day_edit.h"
#include "ui/widgets/progress_line.h"
#include "ui/widgets/segmented_control.h"

namespace kijun::ui::report {
namespace {

constexpr std::size_t kLongestName = 120;

}  // namespace

QString safeFileName(const QString& name) {
  QString out;
  for (const QChar c : name.simplified()) {
    const bool taken = c < u' ' || QStringLiteral("/\\:*?\"<>|").contains(c);
    out += taken || c == u' ' ? QChar(u'_') : c;
  }
  out.truncate(kLongestName);
  return out;
}

ReportPage::ReportPage(Shell& shell, WorkspaceModel& workspace)
    : Page(shell, workspace),
      opener_([](const QUrl& url) { return QDesktopServices::openUrl(url); }) {
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(0);
  banner_ = new Banner(this);
  banner_->hide();
  column->addWidget(banner_);
  auto* row = new QHBoxLayout;
  row->setSpacing(0);
  row->addWidget(makeForm());
  row->addWidget(makePreview(), 1);
  column->addLayout(row, 1);
  connectParts();
}

void ReportPage::connectParts() {
  const auto again = [this] { previewSoon(); };
  connect(kind_, &QComboBox::currentIndexChanged, this, again);
  connect(language_, &SegmentedControl::chosenByUser, this, again);
  connect(cycle_, &QComboBox::currentIndexChanged, this, [this](int at) {
    const auto& cycles = workspace().cycles();
    if (at < 0 || at >= static_cast<int>(cycles.size())) return;
    if (!asOfTouched_) {
      asOf_->setDay(Date::parse(cycles[static_cast<std::size_t>(at)].record.asOf));
    }
    previewSoon();
  });
  connect(asOf_, &DayEdit::changed, this, [this] {
    asOfTouched_ = !asOf_->isEmpty();
    previewSoon();
  });
  connect(make_, &QPushButton::clicked, this, [this] { make(); });
  connect(cancel_, &QPushButton::clicked, this, [this] {
    cancel_->setEnabled(false);
    job_.cancel();
  });
  connect(&job_, &ReportJob::progressed, this, [this](double share) {
    progress_->setBusy(false);
    progress_->setShare(share);
    share_->setText(QStringLiteral("%1%").arg(static_cast<int>(share * 100)));
  });
  connect(&job_, &ReportJob::made, this, [this](const QString& path) {
    showRunning(false);
    showMade(path);
  });
  connect(&job_, &ReportJob::failed, this, [this](const QString& words) {
    showRunning(false);
    banner_->say(BannerTone::Error, words);
    banner_->show();
  });
  connect(&job_, &ReportJob::cancelled, this, [this] {
    showRunning(false);
    shell().say(text("reportpage.cancelled"));
  });
  connect(&workspace(), &WorkspaceModel::structureChanged, this, [this] { fillCycles(); });
  connect(&workspace(), &WorkspaceModel::cycleChanged, this, [this] { fillCycles(); });
  connect(&workspace(), &WorkspaceModel::scoresChanged, this, again);
  onLanguageChange(this, [this] {
    fillChoices();
    if (!made_.isEmpty() && banner_->isVisible()) showMade(made_);
  });
  fillCycles();
}

void ReportPage::activate() {
  kind_->setFocus();
}

void ReportPage::showEvent(QShowEvent* event) {
  Page::showEvent(event);
  if (stale_) previewSoon();
}

void ReportPage::fillChoices() {
  const QSignalBlocker quiet(kind_);
  const int at = std::max(0, kind_->currentIndex());
  kind_->clear();
  for (const auto& kind : reportKinds()) kind_->addItem(text(kind.textId), toQt(kind.id));
  kind_->setCurrentIndex(at);
  const auto segment = [](const char* id, const QString& words) {
    return Segment{QString::fromLatin1(id), words, words, {}, {}};
  };
  format_->setSegments(
      {segment("pdf", QStringLiteral("PDF")), segment("html", QStringLiteral("HTML"))});
  if (format_->chosen().isEmpty()) format_->setChosen(QStringLiteral("pdf"));
  language_->setSegments({segment("ja", text("reportpage.language.ja")),
                          segment("en", text("reportpage.language.en"))});
  if (language_->chosen().isEmpty()) language_->setChosen(toQt(languageCode(language())));
}

// The cycle shown in the window is offered first.
void ReportPage::fillCycles() {
  {
    const QSignalBlocker quiet(cycle_);
    cycle_->clear();
    for (const auto& cycle : workspace().cycles()) {
      cycle_->addItem(toQt(cycle.record.name), static_cast<int>(cycle.record.number));
    }
    cycle_->setCurrentIndex(cycle_->findData(workspace().cycleNumber()));
  }
  if (!asOfTouched_) {
    const QSignalBlocker quiet(asOf_);
    asOf_->setDay(Date::parse(workspace().cycle().cycle.asOf));
  }
  previewSoon();
}

Wish ReportPage::wish() const {
  Wish wish;
  wish.kind = fromQt(kind_->currentData().toString());
  wish.format = formatFromExtension(fromQt(format_->chosen())).value_or(ReportFormat::Pdf);
  wish.language = languageFromCode(fromQt(language_->chosen()));
  wish.cycle = cycle_->currentData().toInt();
  wish.asOf = asOf_->day();
  return wish;
}

bool ReportPage::isSound() const {
  return asOf_->isSound() && cycle_->currentIndex() >= 0;
}

void ReportPage::previewSoon() {
  stale_ = true;
  make_->setEnabled(isSound() && !job_.isRunning());
  asOfHint_->setVisible(!asOf_->isSound());
  if (waiting_ || !isVisible()) return;
  waiting_ = true;
  QTimer::singleShot(0, this, [this] {
    waiting_ = false;
    preview();
  });
}

void ReportPage::preview() {
  if (!isSound()) return;
  stale_ = false;
  const int mine = ++asked_;
  inBackground(
      this,
      [session = workspace().sessionPtr(), wish = wish()] {
        return contentsOf(inputOf(*session, wish), wish.kind);
      },
      [this, mine](Contents contents) {
        if (mine == asked_) showContents(contents);
      },
      [](const std::exception_ptr&) { spdlog::warn("A report's contents could not be read."); });
}

void ReportPage::showContents(const Contents& contents) {
  title_->setText(toQt(contents.title));
  subject_->setText(toQt(contents.subject));
  inside_->setText(text("reportpage.inside", contents.tables, contents.charts));
  contents_->clear();
  QTreeWidgetItem* chapter = nullptr;
  for (const auto& line : contents.lines) {
    if (line.level == 1 || !chapter) {
      chapter = new QTreeWidgetItem(contents_, {toQt(line.words)});
    } else {
      new QTreeWidgetItem(chapter, {toQt(line.words)});
    }
  }
  contents_->expandAll();
}

QString ReportPage::suggestedName() const {
  const auto chosen = wish();
  const QString name =
      QStringLiteral("%1_%2_%3_%4")
          .arg(kind_->currentText(), toQt(workspace().snapshot().organisation.name),
               cycle_->currentText(), chosen.asOf ? toQt(chosen.asOf->iso()) : QString());
  return safeFileName(name) + u'.' + toQt(fileExtension(chosen.format));
}

void ReportPage::make() {
  if (!isSound() || job_.isRunning()) return;
  const auto chosen = wish();
  const QString suffix = toQt(fileExtension(chosen.format));
  QString folder = shell().remembered(QStringLiteral("report.folder")).toString();
  if (folder.isEmpty() || !QDir(folder).exists()) {
    const auto beside = workspace().session().file().parent_path();
    folder = QString::fromStdU16String(beside.u16string());
  }
  const auto path =
      ask::saveFile(this, {text("reportpage.save.title"), QDir(folder).filePath(suggestedName()),
                           QStringLiteral("%1 (*.%2)").arg(suffix.toUpper(), suffix), suffix});
  if (!path) return;
  shell().remember(QStringLiteral("report.folder"), QFileInfo(*path).absolutePath());
  banner_->hide();
  made_.clear();
  job_.start(workspace().sessionPtr(), chosen, *path);
  showRunning(true);
}

void ReportPage::showRunning(bool running) {
  running_->setVisible(running);
  make_->setEnabled(!running && isSound());
  cancel_->setEnabled(running);
  share_->clear();
  progress_->setShare({});
  progress_->setBusy(running);
  if (running) cancel_->setFocus();
}

void ReportPage::showMade(const QString& path) {
  made_ = path;
  banner_->say(BannerTone::Information, text("reportpage.made", QDir::toNativeSeparators(path)));
  banner_->addButton(text("reportpage.open"), [this, path] { open(path); });
  banner_->addButton(text("reportpage.open_folder"),
                     [this, path] { open(QFileInfo(path).absolutePath()); });
  banner_->show();
}

void ReportPage::open(const QString& path) {
  if (opener_(QUrl::fromLocalFile(path))) return;
  ask::error(this, text("reportpage.open.failed", QDir::toNativeSeparators(path)));
}

}  // namespace kijun::ui::report
