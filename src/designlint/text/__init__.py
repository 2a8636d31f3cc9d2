"""Pure string work: tokens, word lists, sentences, what makes a sentence void."""
