namespace Coordinator.Local.Demo.Trip;

/// <summary>The input of a saga of the sample.</summary>
/// <param name="Who">Who travels, and pays.</param>
/// <param name="Price">What it costs, in cents.</param>
/// <param name="Behave">How the participants shall misbehave.</param>
public sealed record TripInput(string Who, long Price, TripBehaviours Behave)
{
    /// <summary>What the payment adds to the traveller's balance.</summary>
    public long Charge => -Price;
}
