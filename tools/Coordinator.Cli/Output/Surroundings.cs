using System.Text;

namespace Coordinator.Cli.Output;

/// <summary>What the tool finds around it: streams, variables, a clock. Tests bring their own.</summary>
sealed record Surroundings
{
    /// <summary>Where results go.</summary>
    public required TextWriter Output { get; init; }

    /// <summary>Where everything else goes: problems, progress, questions.</summary>
    public required TextWriter Error { get; init; }

    /// <summary>Standard input.</summary>
    public required TextReader Input { get; init; }

    /// <summary>Whether somebody types the input.</summary>
    public bool IsInputTerminal { get; init; }

    /// <summary>Whether somebody reads the output.</summary>
    public bool IsOutputTerminal { get; init; }

    /// <summary>Whether somebody reads what goes to standard error.</summary>
    public bool IsErrorTerminal { get; init; }

    /// <summary>A variable of the environment; null when it is not set.</summary>
    public required Func<string, string?> Variable { get; init; }

    /// <summary>The clock.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>Those of this process. JSON is UTF-8, whatever the system's own encoding is.</summary>
    public static Surroundings OfProcess()
    {
        Console.OutputEncoding = Encoding.UTF8;
        return new Surroundings
        {
            Output = PipedOutput.TryOpen() ?? Console.Out,
            Error = Console.Error,
            Input = Console.IsInputRedirected ? new StreamReader(Console.OpenStandardInput()) : Console.In,
            IsInputTerminal = !Console.IsInputRedirected,
            IsOutputTerminal = !Console.IsOutputRedirected,
            IsErrorTerminal = !Console.IsErrorRedirected,
            Variable = VariableOfProcess,
        };
    }

    /// <summary>A variable of this process; null when it is not set, or empty.</summary>
    public static string? VariableOfProcess(string name) =>
        Environment.GetEnvironmentVariable(name) is { Length: > 0 } value ? value : null;
}
