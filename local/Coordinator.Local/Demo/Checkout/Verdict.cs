namespace Coordinator.Local.Demo.Checkout;

/// <summary>What became of one request to place an order.</summary>
public enum Verdict
{
    /// <summary>No answer that tells; the default, so that nothing is called decided by mistake.</summary>
    Unknown,

    /// <summary>Paid, and the goods are taken.</summary>
    Paid,

    /// <summary>The customer cannot pay; nothing happened.</summary>
    NoMoney,

    /// <summary>A good is not there in that number; nothing happened.</summary>
    NoStock,

    /// <summary>
    /// The order's row was there already: an earlier run, whose ids are forgotten by now, has placed it.
    /// </summary>
    PlacedBefore,

    /// <summary>The id was used before with another body; nothing happened.</summary>
    IdUsedOtherwise,

    /// <summary>Conflicts with other orders until the time was up; nothing happened.</summary>
    GaveUp,
}
