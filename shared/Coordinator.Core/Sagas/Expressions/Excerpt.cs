namespace Coordinator.Core.Sagas.Expressions;

/// <summary>The beginning of a long text.</summary>
static class Excerpt
{
    /// <summary>The text itself, or its first characters and an ellipsis; never half of a character.</summary>
    public static string Of(string text, int charsMax)
    {
        if (text.Length <= charsMax)
            return text;
        var end = char.IsHighSurrogate(text[charsMax - 1]) ? charsMax - 1 : charsMax;
        return $"{text[..end]}…";
    }
}
