using Coordinator.Local.Hosting;
using Spectre.Console;

namespace Coordinator.Local.Terminal;

/// <summary>
/// What the launcher says. Standard output carries the line <c>ready &lt;url&gt;</c> and answers to lines of standard
/// input, and nothing else, for programs; all that is for people goes to standard error.
/// </summary>
sealed class LauncherConsole
{
    readonly TextWriter _programs = Console.Out;
    readonly Lazy<InputLines> _input = new(InputLines.Start);
    readonly TextWriter _plain = Console.Error;
    readonly IAnsiConsole _people = AnsiConsole.Create(new AnsiConsoleSettings
    {
        Out = new AnsiConsoleOutput(Console.Error),
        Ansi = Console.IsErrorRedirected ? AnsiSupport.No : AnsiSupport.Detect,
    });

    /// <summary>Standard input; it is not touched before somebody asks for it.</summary>
    public InputLines Input => _input.Value;

    /// <summary>One line for people; never wrapped, so that addresses and paths stay whole.</summary>
    public void Say(string text) => _plain.WriteLine(text);

    /// <summary>One line for people that stands out.</summary>
    public void Title(string text) => _people.MarkupLineInterpolated($"[bold]{text}[/]");

    /// <summary>A command to copy: never wrapped, so that it stays one line.</summary>
    public void CommandLine(string text) => _plain.WriteLine("  " + text);

    /// <summary>What went wrong and what to do.</summary>
    public void Problem(string text)
    {
        _people.MarkupInterpolated($"[red]Error:[/] ");
        _plain.WriteLine(text);
    }

    /// <summary>The line that programs wait for.</summary>
    public void Ready(Uri address) => Answer($"ready {address.AbsoluteUri.TrimEnd('/')}");

    /// <summary>One line for programs.</summary>
    public void Answer(string line)
    {
        _programs.WriteLine(line);
        _programs.Flush();
    }

    /// <summary>Runs something that takes a while, with a spinner where there is a terminal.</summary>
    /// <param name="title">What is going on.</param>
    /// <param name="work">The work; it may change the title.</param>
    public Task<T> WhileAsync<T>(string title, Func<Action<string>, Task<T>> work)
    {
        if (!_people.Profile.Capabilities.Interactive || Console.IsErrorRedirected)
            return work(Say);
        return _people.Status().StartAsync(
            Markup.Escape(title), status => work(line => status.Status = Markup.Escape(line)));
    }
}
