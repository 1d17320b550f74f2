namespace Coordinator.TestKit.Checkers.Linearizability;

/// <summary>Registers that are read, written, and compared and set; null until they are written.</summary>
public sealed class CasRegister : ISequentialModel<string?, RegisterInput, RegisterOutput>
{
    /// <inheritdoc />
    public string? Initial => null;

    /// <inheritdoc />
    public string KeyOf(RegisterInput input)
    {
        ArgumentNullException.ThrowIfNull(input);
        return input.Key;
    }

    /// <inheritdoc />
    public (bool IsLegal, string? Next) Step(string? state, RegisterInput input, Answer<RegisterOutput> answer)
    {
        switch (input)
        {
            case ReadRegister:
                return (answer.Allows(RegisterOutput.Found(state)), state);
            case WriteRegister write:
                return (answer.Allows(RegisterOutput.Set), write.Value);
            case CompareAndSetRegister set when set.Expected == state:
                return (answer.Allows(RegisterOutput.Set), set.Value);
            case CompareAndSetRegister:
                return (answer.Allows(RegisterOutput.Refused), state);
            default:
                throw new ArgumentException($"A register knows no {input}.", nameof(input));
        }
    }
}
