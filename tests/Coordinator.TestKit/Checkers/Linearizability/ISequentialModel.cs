namespace Coordinator.TestKit.Checkers.Linearizability;

/// <summary>What an object does when it is asked for one thing at a time.</summary>
/// <typeparam name="TState">What the object holds; compared by value.</typeparam>
/// <typeparam name="TInput">What it is asked for.</typeparam>
/// <typeparam name="TOutput">What it answers.</typeparam>
public interface ISequentialModel<TState, TInput, TOutput>
{
    /// <summary>What every object holds at first.</summary>
    TState Initial { get; }

    /// <summary>
    /// The object that is asked. A history is linearizable just when the part of each object is (Herlihy and Wing
    /// 1990), so that each is searched alone.
    /// </summary>
    string KeyOf(TInput input);

    /// <summary>What comes of asking.</summary>
    /// <param name="state">What the object holds.</param>
    /// <param name="input">What it is asked for.</param>
    /// <param name="answer">What the client was told. An unknown answer is one that any state allows.</param>
    /// <returns>Whether the object would have answered so, and what it holds then.</returns>
    (bool IsLegal, TState Next) Step(TState state, TInput input, Answer<TOutput> answer);
}
