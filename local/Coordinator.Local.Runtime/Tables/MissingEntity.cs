namespace Azure.Data.Tables;

/// <summary>The answer to a lookup of a row that is not there.</summary>
sealed class MissingEntity<T>(Response response) : NullableResponse<T>
{
    /// <inheritdoc/>
    public override bool HasValue => false;

    /// <inheritdoc/>
    public override T Value => throw new InvalidOperationException("There is no such row; ask HasValue first.");

    /// <inheritdoc/>
    public override Response GetRawResponse() => response;
}
