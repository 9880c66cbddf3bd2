#include <fcntl.h>
#include <fmt/format.h>
#include <spdlog/sinks/stdout_color_sinks.h>
#include <spdlog/spdlog.h>
#include <unistd.h>

#include <cerrno>
#include <csignal>
#include <cstdio>
#include <exception>
#include <new>

#include "cli/commands/commands.h"
#include "cli/session.h"
#include "cli/terminal.h"

namespace {

using namespace guidelint::cli;

// A file that is opened while standard error is closed gets its number, and the next complaint is written into a guide.
// So the three are taken, in a way that what is written to or read from them still fails.
void take_standard_streams() {
  for (const int stream : {STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO}) {
    if (::fcntl(stream, F_GETFD) == -1 && errno == EBADF)
      (void)::open("/dev/null", stream == STDIN_FILENO ? O_WRONLY : O_RDONLY);
  }
}

void set_up_log(const Options& options) {
  auto log = spdlog::stderr_color_st("guidelint");
  log->set_pattern("guidelint: %v");
  log->set_level(options.verbose >= 2   ? spdlog::level::debug
                 : options.verbose == 1 ? spdlog::level::info
                                        : spdlog::level::warn);
  spdlog::set_default_logger(log);
}

int run(int argc, const char* const* argv) {
  const auto options = parse_options(argc, argv);
  if (!options) {
    std::fputs(options.error().error.c_str(), stderr);
    if (!options.error().out.empty() && !print(options.error().out)) return k_exit_could_not_judge;
    return options.error().exit_code;
  }
  set_up_log(*options);
  switch (options->command) {
    case Command::check:
      return run_check(*options);
    case Command::due:
      return run_due(*options);
    case Command::plan:
      return run_plan(*options);
    case Command::reviewed:
      return run_reviewed(*options);
    case Command::explain:
      return run_explain(*options);
    case Command::test:
      return run_test(*options);
    case Command::baseline:
      return run_baseline(*options);
    case Command::export_rows:
      return run_export(*options);
    case Command::merge:
      return run_merge(*options);
    case Command::init:
      return run_init(*options);
    case Command::completion:
      return run_completion(*options);
    case Command::manual:
      return run_manual();
  }
  return k_exit_could_not_judge;
}

}  // namespace

int main(int argc, char** argv) {
  take_standard_streams();
  std::signal(SIGPIPE, SIG_IGN);  // a closed pipe is an error of write(), not the end
  std::signal(SIGXFSZ, SIG_IGN);  // and so is a file larger than the user may write
  try {
    return run(argc, argv);
  } catch (const std::bad_alloc&) {
    std::fputs("guidelint: not enough memory\n", stderr);
    return k_exit_could_not_judge;
  } catch (const std::exception& error) {
    complain(fmt::format("internal error: {}", error.what()));
    return k_exit_could_not_judge;
  }
}
