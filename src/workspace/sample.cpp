#include "workspace/sample.h"

#include <map>
#include <nlohmann/json.hpp>

#include "base/error.h"
#include "base/resources.h"
#include "workspace/approval.h"
#include "workspace/commands.h"
#include "workspace/sample_evidence.h"
#include "workspace/sample_registers.h"
#include "workspace/session.h"
#include "workspace/store/file_system.h"
#include "workspace/store/people.h"
#include "workspace/store/whole_file.h"
#include "workspace/store/writer_lock.h"

namespace kijun {

namespace embedded {
std::span<const EmbeddedFile> sample();
}

namespace {

using nlohmann::json;

// The sample's own calendar: each step begins on its day and goes on second by second.
const Instant kStart = *Instant::parse("2026-02-02T00:00:00.000Z");
const Instant kFirstAnswers = *Instant::parse("2026-03-19T05:00:00.000Z");
const Instant kSecondCycle = *Instant::parse("2026-08-03T00:30:00.000Z");
const Instant kSecondAnswers = *Instant::parse("2026-09-25T06:00:00.000Z");

json sampleFile(std::string_view path) {
  return json::parse(findEmbedded(embedded::sample(), path)->bytes);
}

class SampleWriter {
 public:
  explicit SampleWriter(const std::filesystem::path& file)
      : organisation_(sampleFile("sample/organisation.json")),
        items_(sampleFile("sample/answers.json")),
        registers_(sampleFile("sample/registers.json")),
        clock_(std::make_shared<SteppingClock>(kStart)),
        ids_(std::make_shared<CountingIds>(kStart)) {
    OpenOptions options;
    options.environment.clock = clock_;
    options.environment.ids = ids_;
    options.environment.systemUser = organisation_.at("people").front().at("name");
    session_ = Session::create(file, newWorkspace(), options);
  }

  void write() {
    putDepartments();
    putPeople();
    putRegisters(kFirstAnswers);
    const Id previous = session_->cycles().front().record.id;
    for (const auto& unit : organisation_.at("units")) {
      if (unit.at("key") != "all") session_->run(commands::addUnit(previous, unit.at("name")));
    }
    readUnits();
    clock_->set(kFirstAnswers);
    putAnswers(previous, "prev");
    putApprovals(previous, "prev");
    clock_->set(kSecondCycle);
    const auto& cycle = organisation_.at("cycles")[1];
    session_->run(commands::startCycle(cycle.at("name"), cycle.at("as_of"), cycle.at("due"),
                                       cycle.at("scope"), cycle.at("assessors")));
    const Id current = session_->cycles().back().record.id;
    putRegisters(kSecondAnswers);
    putStandard();
    clock_->set(kSecondAnswers);
    putAnswers(current, "now");
    for (const auto& item : items_) {
      if (item.contains("target")) {
        session_->run(commands::setTarget(current, item.at("item"), item.at("target").get<int>()));
      }
    }
    putSampleEvidence(*session_, current, units_, keys_, *clock_);
    putApprovals(current, "now");
    editAfterApproval(current);
  }

 private:
  NewWorkspace newWorkspace() const {
    const auto& source = organisation_.at("organisation");
    const auto& cycle = organisation_.at("cycles")[0];
    NewWorkspace workspace;
    workspace.organisation.name = source.at("name");
    workspace.organisation.legalForm = source.at("legal_form");
    workspace.organisation.companyType = source.at("company_type");
    workspace.organisation.sector = source.at("sector");
    workspace.organisation.scope = source.at("scope");
    workspace.organisation.headcount = source.at("headcount").get<std::int64_t>();
    workspace.cycle.name = cycle.at("name");
    workspace.cycle.asOf = cycle.at("as_of");
    workspace.cycle.due = cycle.at("due");
    workspace.cycle.scope = cycle.at("scope");
    workspace.cycle.assessors = cycle.at("assessors");
    return workspace;
  }

  template <typename T>
  void put(const RecordType<T>& type, T record, const std::string& key) {
    record.id = keys_[std::string(type.description.id)][key] = ids_->next();
    session_->run(commands::putRecord(type.description, type.row(record)));
  }

  void putDepartments() {
    std::int64_t position = 0;
    for (const auto& source : organisation_.at("departments")) {
      Department department;
      department.name = source.at("name");
      department.headcount = source.at("headcount").get<std::int64_t>();
      department.position = ++position;
      put(departmentType(), department, source.at("key"));
    }
  }

  void putPeople() {
    for (const auto& source : organisation_.at("people")) {
      Person person;
      person.name = source.at("name");
      person.title = source.at("title");
      person.department = departmentOf(source, "department");
      person.role = source.at("role");
      put(personType(), person, source.at("key"));
      names_[source.at("key")] = person.name;
      // From here on the register is the administrator's.
      if (roleFromId(person.role) == Role::Administrator) actAs(source.at("key"));
    }
    actAs("sato");
  }

  void actAs(const std::string& key) { session_->actAs(idOf("person", key)); }

  // Those that are next in their order and put before that day.
  void putRegisters(Instant until) {
    for (; nextRegister_ < registers_.size(); ++nextRegister_) {
      const auto& step = registers_[nextRegister_];
      if (*Instant::parse(step.at("at").get<std::string>()) >= until) break;
      const auto name = step.at("record").get<std::string>();
      const auto* description = findDescription(name);
      const auto* file = findEmbedded(embedded::sample(), "sample/registers/" + name + ".json");
      if (!description || !file) throw std::invalid_argument("no sample register " + name);
      at(step);
      session_->run(
          commands::putRecords(*description, sampleRows(*description, file->bytes, keys_, *ids_)));
    }
    actAs("sato");
  }

  // The organisation's own standard after chapter 2, as its people wrote it.
  void putStandard() {
    const auto& source = organisation_.at("standard");
    const auto textOf = [&](const char* part) {
      std::string text;
      for (const auto& line : source.at(part)) text += line.get<std::string>() + '\n';
      text.pop_back();
      return text;
    };
    at(source);
    auto organisation = session_->snapshot().organisation;
    organisation.standardAim = textOf("aim");
    organisation.standardScope = textOf("scope");
    organisation.standardRoles = textOf("roles");
    const auto& type = organisationType();
    session_->run(commands::putRecord(type.description, type.row(organisation)));
  }

  Id idOf(const char* record, const std::string& key) const { return keys_.at(record).at(key); }

  Id departmentOf(const json& source, const char* field) const {
    const auto key = source.at(field).get<std::string>();
    return key.empty() ? Id() : idOf("department", key);
  }

  void readUnits() {
    for (const auto& unit : session_->snapshot().current.units) {
      for (const auto& source : organisation_.at("units")) {
        if (source.at("name") == unit.name) units_[source.at("key")] = unit.id;
      }
    }
  }

  void putAnswers(const Id& cycle, const char* which) {
    std::vector<Answer> answers;
    for (const auto& item : items_) {
      for (const auto& source : item.at(which)) {
        answers.push_back(answerOf(cycle, item, source));
      }
      if (std::string_view(which) == "now" && item.contains("comments")) {
        // One thread each, on the last answer that says something.
        auto answer = answers.rbegin();
        while (isBlank(*answer)) ++answer;
        auto& comments = answer->comments;
        for (const auto& source : item.at("comments")) {
          comments.push_back(commentOf(source));
          if (comments.size() > 1) comments.back().parent = comments.front().id;
        }
      }
    }
    session_->run(commands::putAnswers(std::move(answers)));
  }

  void at(const json& source) {
    clock_->set(*Instant::parse(source.at("at").get<std::string>()));
    actAs(source.at("by"));
  }

  void putApprovals(const Id& cycle, std::string_view which) {
    for (const auto& set : organisation_.at("approvals")) {
      if (set.at("cycle") != which) continue;
      for (const auto& step : set.at("steps")) {
        at(step);
        session_->run(stepOf(cycle, set.at("section"), step));
      }
    }
    actAs("sato");
  }

  static Command stepOf(const Id& cycle, const std::string& section, const json& source) {
    const std::string note = source.at("note");
    switch (approvalStepFromId(source.at("step").get<std::string>()).value()) {
      case ApprovalStep::Draft:
        return commands::draftApproval(cycle, section, commands::Incomplete::Refused, note);
      case ApprovalStep::Review:
        return commands::reviewApproval(cycle, section, note);
      case ApprovalStep::Approve:
      case ApprovalStep::Return:
        break;
    }
    return commands::approve(cycle, section, note);
  }

  void editAfterApproval(const Id& cycle) {
    const auto& edit = organisation_.at("after_approval");
    at(edit);
    session_->run(
        commands::setNote({cycle, units_.at(edit.at("unit")), edit.at("item")}, edit.at("note")));
    actAs("sato");
  }

  Answer answerOf(const Id& cycle, const json& item, const json& source) const {
    Answer answer;
    answer.key = {cycle, units_.at(source.at("unit")), item.at("item")};
    if (source.contains("level") && !source.at("level").is_null()) {
      answer.level = source.at("level").get<int>();
    }
    if (source.contains("stipulation") && !source.at("stipulation").is_null()) {
      answer.stipulation = stipulationFromId(source.at("stipulation").get<std::string>());
    }
    answer.applicability = applicabilityFromId(source.value("applicability", "applicable")).value();
    answer.reason = source.value("reason", "");
    answer.note = source.value("note", "");
    answer.flagged = source.value("flag", false);
    answer.noEvent = source.value("no_event", false);
    // A row of its own department, where it is not the item's.
    const auto& owner = source.contains("department") ? source : item;
    answer.department = idOf("department", owner.at("department"));
    answer.respondent = idOf("person", owner.at("respondent"));
    answer.due = source.value("due", "");
    answer.state = answerStateFromId(source.value("state", "confirmed")).value();
    if (source.contains("ticks")) {
      for (const auto& [checkpoint, tick] : source.at("ticks").items()) {
        answer.ticks[checkpoint] =
            tick == "na" ? Tick::NotApplicable : tickFromId(tick.get<std::string>()).value();
      }
    }
    if (source.contains("refs")) {
      for (const auto& reference : source.at("refs")) {
        answer.references.push_back(
            {idOf("document", reference.at("document")), reference.value("clause", "")});
      }
    }
    return answer;
  }

  Comment commentOf(const json& source) const {
    Comment comment;
    comment.id = ids_->next();
    comment.author = idOf("person", source.at("by"));
    comment.authorName = names_.at(source.at("by"));
    comment.at = source.at("at").get<std::string>() + "T01:00:00.000Z";
    comment.text = source.at("text");
    return comment;
  }

  json organisation_;
  json items_;
  json registers_;
  std::size_t nextRegister_ = 0;
  std::shared_ptr<SteppingClock> clock_;
  std::shared_ptr<CountingIds> ids_;
  std::unique_ptr<Session> session_;
  SampleKeys keys_;
  std::map<std::string, Id> units_;
  std::map<std::string, std::string> names_;
};

}  // namespace

void writeSample(const std::filesystem::path& given) {
  const auto file = realPath(given);
  requireFolder(file.parent_path());
  const auto lock = WriterLock::take(file, ownHolder(systemUserName(), SystemClock().now().iso()));
  if (!lock) {
    throw Error(Fault::Input, msg("workspace.open.held_by_unknown", file.string()),
                msg("workspace.open.held.todo"));
  }
  WholeFile whole(file);
  whole.make([](const std::filesystem::path& path) { SampleWriter(path).write(); });
  whole.moveIntoPlace();
}

}  // namespace kijun
