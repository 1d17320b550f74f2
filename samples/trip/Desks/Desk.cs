namespace Coordinator.Samples.Trip.Desks;

/// <summary>A participant of the saga, with the barrier that every participant needs.</summary>
/// <remarks>
/// <list type="number">
/// <item>The work of a key is done once; every later request of that key gets the answer of the first.</item>
/// <item>A compensation closes the key of its action in the same change in which it undoes the action.</item>
/// <item>An action whose key is closed is refused: it comes too late.</item>
/// <item>A compensation whose action never came closes the key and answers success: there is nothing to undo.</item>
/// </list>
/// All rows that a decision rests on are written in one batch, each on condition that it is as it was read. So neither
/// a crash between two writes nor two requests at once can break a rule.
/// </remarks>
/// <param name="rows">Its rows.</param>
sealed class Desk(DeskTable rows) : IDisposable
{
    const int RoundsMax = 20;

    // Saves rounds that would lose against each other; what keeps the rules is the conditions of the batch.
    readonly SemaphoreSlim _turn = new(1);

    /// <summary>The desk's name.</summary>
    public string Name => rows.Desk;

    /// <summary>Takes one thing for a trip.</summary>
    public Task<DeskAnswer> BookAsync(Booking booking) => RepeatAsync(() => TryBookAsync(booking));

    /// <summary>Refuses a trip, for good: a reason of the trade, such as a passport that has expired.</summary>
    public Task<DeskAnswer> RefuseAsync(Booking booking) => RepeatAsync(() => TryRefuseAsync(booking));

    /// <summary>Gives back what a trip took, and closes the key of the action that took it.</summary>
    public Task<DeskAnswer> CancelAsync(Cancellation cancellation) => RepeatAsync(() => TryCancelAsync(cancellation));

    /// <summary>Everything that was done.</summary>
    public async Task<DeskAudit> AuditAsync()
    {
        var all = await rows.ReadAllAsync();
        var stock = await rows.ReadStockAsync();
        return new DeskAudit(
            Name, stock.Capacity, stock.Available,
            [
                .. all.Where(row => row.RowKey.StartsWith(BookingRow.Prefix(Name), StringComparison.Ordinal))
                    .Select(row => new BookingRow(row))
                    .Select(row => new BookingAudit(row.Trip, row.Who, row.Booked, row.Cancelled)),
            ],
            all.Where(row => row.RowKey.StartsWith(KeyRow.Prefix(Name), StringComparison.Ordinal))
                .Sum(row => new KeyRow(row).Late));
    }

    /// <inheritdoc />
    public void Dispose() => _turn.Dispose();

    async Task<DeskAnswer?> TryBookAsync(Booking booking)
    {
        if (await rows.FindKeyAsync(booking.Key) is { } known)
            return await AnswerAgainAsync(known);
        var stock = await rows.ReadStockAsync();
        if (stock.Available == 0)
            return await TryRefuseAsync(booking);
        var row = await rows.FindBookingAsync(booking.Trip) ?? BookingRow.New(Name, booking.Trip, booking.Who);
        var answer = DeskAnswer.Created(booking.Trip, stock.Capacity - stock.Available + 1);
        var isDone = await rows.TryCommitAsync(
            DeskTable.Insert(KeyRow.New(Name, booking.Key, KeyState.Answered, answer, hasEffect: true).Entity),
            DeskTable.Write(row.CountBooked().Entity),
            DeskTable.Replace(stock.Add(-1).Entity));
        return isDone ? answer : null;
    }

    async Task<DeskAnswer?> TryRefuseAsync(Booking booking)
    {
        if (await rows.FindKeyAsync(booking.Key) is { } known)
            return await AnswerAgainAsync(known);
        var answer = DeskAnswer.Refused("There is none for you.");
        var row = KeyRow.New(Name, booking.Key, KeyState.Answered, answer, hasEffect: false);
        return await rows.TryCommitAsync(DeskTable.Insert(row.Entity)) ? answer : null;
    }

    async Task<DeskAnswer?> AnswerAgainAsync(KeyRow known)
    {
        if (known.State == KeyState.Answered)
            return known.Answer;
        var isCounted = await rows.TryCommitAsync(DeskTable.Replace(known.CountLate().Entity));
        return isCounted ? DeskAnswer.Refused("It was undone before it arrived.") : null;
    }

    async Task<DeskAnswer?> TryCancelAsync(Cancellation cancellation)
    {
        if (await rows.FindKeyAsync(cancellation.Key) is { } known)
            return known.Answer;
        var action = await rows.FindKeyAsync(cancellation.Closes);
        if (action is not { State: KeyState.Answered, HasEffect: true })
            return await TryCloseAsync(cancellation, action);
        var booking = await rows.FindBookingAsync(cancellation.Trip)
            ?? throw new InvalidOperationException($"{Name} has no booking of {cancellation.Trip}, and yet its key.");
        var answer = DeskAnswer.Cancelled(undone: true);
        var stock = await rows.ReadStockAsync();
        var isDone = await rows.TryCommitAsync(
            DeskTable.Insert(OwnRow(cancellation, answer).Entity),
            DeskTable.Replace(action.Close().Entity),
            DeskTable.Replace(booking.CountCancelled().Entity),
            DeskTable.Replace(stock.Add(1).Entity));
        return isDone ? answer : null;
    }

    /// <summary>Nothing to undo: the action never came, was refused, or is closed already.</summary>
    async Task<DeskAnswer?> TryCloseAsync(Cancellation cancellation, KeyRow? action)
    {
        var answer = DeskAnswer.Cancelled(undone: false);
        var closed = action?.Close() ?? KeyRow.New(
            Name, cancellation.Closes, KeyState.Closed, DeskAnswer.Refused("It was undone."), hasEffect: false);
        var isDone = await rows.TryCommitAsync(
            DeskTable.Insert(OwnRow(cancellation, answer).Entity), DeskTable.Write(closed.Entity));
        return isDone ? answer : null;
    }

    KeyRow OwnRow(Cancellation cancellation, DeskAnswer answer) =>
        KeyRow.New(Name, cancellation.Key, KeyState.Answered, answer, hasEffect: false);

    async Task<DeskAnswer> RepeatAsync(Func<Task<DeskAnswer?>> attempt)
    {
        await _turn.WaitAsync();
        try
        {
            for (var round = 0; round < RoundsMax; round++)
            {
                if (await attempt() is { } answer)
                    return answer;
            }

            return DeskAnswer.Busy;
        }
        finally
        {
            _turn.Release();
        }
    }
}
